import {
  type AgreementMinutes,
  hasMediators,
  MEDIATOR_MARK,
  type Minutes,
  minutes as m,
  names,
  type PersonMinutes,
  type Sentence,
  sayCrowd,
  sayDate,
  sayDay,
  sayThresholds,
} from "@acuerdo/shared";
import type { ReactNode, Ref } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { MinutesAgreement } from "./MinutesAgreement.tsx";
import { MinutesAnnex, OnTheTable } from "./MinutesAnnex.tsx";
import { MinutesCommitments } from "./MinutesCommitments.tsx";
import "./minutes.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

interface DocumentProps {
  readonly minutes: Minutes;
  /** Of the page, where these are all of it. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

function Head({ minutes, heading }: DocumentProps) {
  const t = useSay();
  const { language } = useLanguage();
  const { board, compiledAt, seq } = minutes;
  return (
    <header className="ac-sheet-head">
      <p className="ac-sheet-kind">{t(m.title)}</p>
      <h1 ref={heading} lang={board.language}>
        {board.title}
      </h1>
      <p className="ac-sheet-small">
        <span>{t(m.opened, { date: sayDay(language, board, board.openedAt) })}</span>
        <br />
        <span>{t(m.compiled, { date: sayDate(language, compiledAt, "moment"), seq })}</span>
        {board.phase !== "close" && (
          <>
            <br />
            <strong>{t(m.draft)}</strong>
          </>
        )}
      </p>
      <h2>{t(m.objective)}</h2>
      <p className="ac-sheet-objective" lang={board.language}>
        {board.objective}
      </p>
    </header>
  );
}

function People({ title, members }: { title: ReactNode; members: readonly PersonMinutes[] }) {
  const t = useSay();
  const mark = useTheirs();
  if (members.length === 0) return null;
  return (
    <section className="ac-sheet-people">
      <h3>{title}</h3>
      <ul>
        {members.map(({ member, who }) => (
          <li key={member.id}>
            <TheirWords>{who}</TheirWords>
            {member.brings && (
              <span className="ac-sheet-small">
                <Marked said={` · ${t(m.brings, { what: mark(member.brings) })}`} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Removed({ removals }: { removals: Minutes["removed"] }) {
  const t = useSay();
  const mark = useTheirs();
  if (removals.length === 0) return null;
  return (
    <section className="ac-sheet-people">
      <h3>{t(m.removed)}</h3>
      <ul>
        {removals.map(({ who, reason }) => (
          <li key={`${who}: ${reason}`}>
            <Marked said={t(m.removedBecause, { who: mark(who), why: mark(reason) })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Who({ minutes }: { minutes: Minutes }) {
  const t = useSay();
  const { language } = useLanguage();
  if (minutes.people)
    return (
      <section>
        <h2>{t(m.who)}</h2>
        <p>{sayCrowd(language, minutes.people)}</p>
      </section>
    );
  return <Named minutes={minutes} />;
}

function Named({ minutes }: { minutes: Minutes }) {
  const t = useSay();
  const people = minutes.groups.reduce((sum, group) => sum + group.members.length, 0);
  const organizations = minutes.groups.filter(({ organization }) => organization !== null).length;
  return (
    <section>
      <h2>{t(m.who)}</h2>
      <p>
        <span>{t(organizations > 0 ? m.counts : m.countsAlone, { people, organizations })}</span>{" "}
        {minutes.observers > 0 && <span>{t(m.observed, { n: minutes.observers })}</span>}
      </p>
      {hasMediators(minutes) && <p className="ac-sheet-small">{t(names.mark, { mark: MEDIATOR_MARK })}</p>}
      <div className="ac-sheet-columns">
        {minutes.groups.map(({ organization, members }) => (
          <People
            key={organization}
            title={organization ? <TheirWords>{organization}</TheirWords> : t(m.onTheirOwn)}
            members={members}
          />
        ))}
        <People title={t(m.mediators)} members={minutes.mediators} />
        <People title={t(m.excused)} members={minutes.excused} />
        <Removed removals={minutes.removed} />
      </div>
    </section>
  );
}

interface PartProps {
  readonly title: Sentence;
  readonly agreements: readonly AgreementMinutes[];
  /** What is said when there are none; else the part is left out. */
  readonly none?: Sentence;
  readonly lead?: string;
}

function Part({ title, agreements, none, lead }: PartProps) {
  const t = useSay();
  if (agreements.length === 0 && !none) return null;
  return (
    <section>
      <h2>{t(title)}</h2>
      {lead && <p className="ac-sheet-small">{lead}</p>}
      {agreements.length === 0 && none && <p>{t(none)}</p>}
      {agreements.map((one) => (
        <MinutesAgreement key={one.agreement.id} minutes={one} />
      ))}
    </section>
  );
}

function Drafts({ minutes }: { minutes: Minutes }) {
  const t = useSay();
  if (minutes.drafts.length === 0) return null;
  return (
    <section>
      <h2>{t(m.drafts)}</h2>
      {minutes.drafts.map(
        ({ id, draft }) =>
          draft && (
            <TheirWords as="blockquote" key={id}>
              {draft.text}
            </TheirWords>
          ),
      )}
    </section>
  );
}

/** The compiled minutes: the same structure as the exports, so that what people read is what they take away. */
export function MinutesDocument({ minutes, heading }: DocumentProps) {
  const t = useSay();
  const { language } = useLanguage();
  const rule = sayThresholds(language, minutes.board.thresholds, minutes.mode);
  return (
    <>
      <Head minutes={minutes} heading={heading} />
      <Who minutes={minutes} />
      <Part title={m.standing} agreements={minutes.standing} none={m.noneStanding} lead={rule} />
      <Part title={m.unsettled} agreements={minutes.unsettled} />
      <Part title={m.letGo} agreements={minutes.letGo} />
      <Drafts minutes={minutes} />
      <MinutesCommitments minutes={minutes} />
      <OnTheTable clusters={minutes.clusters} />
      <MinutesAnnex clusters={minutes.clusters} />
      <footer className="ac-sheet-foot">{t(m.checksum, { seq: String(minutes.seq), hash: minutes.hash })}</footer>
    </>
  );
}
