import {
  type AgreementMinutes,
  minutes as m,
  type Params,
  type Said,
  type Sentence,
  sayCounts,
  sayList,
  sayNamed,
  sayWhoAnswered,
  standings,
  type VersionMinutes,
} from "@acuerdo/shared";
import { useLanguage, useSay } from "../sync/use-session.ts";
import "./minutes.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

interface VersionProps {
  readonly version: VersionMinutes;
  /** The number of the version that took its place. */
  readonly by?: number;
}

function Support({ version, by }: VersionProps) {
  const t = useSay();
  const { language } = useLanguage();
  const mark = useTheirs();
  const { judgement, words, counts } = version;
  const { answered, expected, late, groupsNotHeard, groupsBelow } = judgement;
  const held = !by && groupsNotHeard.length + groupsBelow.length === 0 && words.startsWith("standing");
  const about = [
    late !== undefined && !by && t(m.late, { late }),
    groupsNotHeard.length > 0 && t(m.notHeard, { groups: sayList(language, groupsNotHeard.map(mark)) }),
    groupsBelow.length > 0 && t(m.below, { groups: sayList(language, groupsBelow.map(mark)) }),
    held && t(m.heldByAll),
  ];
  return (
    <>
      <p>
        <strong>
          {by
            ? t(m.replaced, { n: by, answered, expected })
            : t(m.support, { status: t(standings[words]), answered, expected })}
        </strong>{" "}
        <Marked said={about.filter(Boolean).join(" ")} />
      </p>
      {counts.length > 0 && <p className="ac-sheet-small">{t(m.answers, { list: sayCounts(language, counts) })}</p>}
    </>
  );
}

function SaidList({ title, said, params }: { title: Sentence; said: readonly Said[]; params?: Params }) {
  const t = useSay();
  const { language } = useLanguage();
  const mark = useTheirs();
  if (said.length === 0) return null;
  return (
    <section className="ac-sheet-said">
      <h4>{t(title, params)}</h4>
      <ul>
        {said.map((one) => (
          <li key={`${one.who}: ${one.reason}`}>
            <span className="ac-sheet-who">
              <Marked
                said={sayWhoAnswered(
                  language,
                  mark(sayNamed({ name: one.who, organization: one.organization })),
                  one.grade,
                )}
              />
            </span>{" "}
            {one.reason ? <TheirWords>{one.reason}</TheirWords> : <em>{t(m.noReason)}</em>}
            {one.condition && (
              <div>
                <WithTheirWords sentence={m.condition} name="condition" words={one.condition} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Version({ version, by }: VersionProps) {
  return (
    <>
      <TheirWords as="blockquote">{version.version.text}</TheirWords>
      {version.version.why && (
        <p>
          <WithTheirWords sentence={m.why} name="why" words={version.version.why} />
        </p>
      )}
      <Support version={version} by={by} />
      <SaidList
        title={by ? m.objectionsBefore : m.objections}
        params={{ v: version.version.number, n: by ?? 0 }}
        said={version.objections}
      />
      <SaidList title={m.reservations} said={version.reservations} />
      <SaidList title={m.eased} said={version.eased} />
      <SaidList title={m.asides} said={version.asides} />
      <SaidList title={m.voices} said={version.voices} />
      <SaidList title={m.setAside} said={version.setAside} />
    </>
  );
}

/** One agreement with its current version in full, and the versions before it. */
export function MinutesAgreement({ minutes }: { minutes: AgreementMinutes }) {
  const t = useSay();
  const { agreement, current, earlier } = minutes;
  const titleOf = ({ version }: VersionMinutes) =>
    `${t(m.agreement, { n: agreement.number })} · ${t(m.version, { n: version.number })}`;
  return (
    <section className="ac-sheet-agreement">
      <h3>{titleOf(current)}</h3>
      {agreement.letGo !== null && (
        <p>
          <WithTheirWords sentence={m.letGoBecause} name="why" words={agreement.letGo} />
        </p>
      )}
      <Version version={current} />
      {current.version.sources.length > 0 && (
        <p className="ac-sheet-small">{t(m.madeFrom, { n: current.version.sources.length })}</p>
      )}
      {earlier.map((one) => (
        <section key={one.version.id} className="ac-sheet-earlier">
          <h4>{titleOf(one)}</h4>
          <Version version={one} by={one.version.number + 1} />
        </section>
      ))}
    </section>
  );
}
