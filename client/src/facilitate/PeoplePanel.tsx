import {
  byOrganization,
  facilitate,
  MEDIATOR_MARK,
  type Member,
  type MemberId,
  mayAsk,
  memberName,
  membership,
  memberWithNames,
  names,
  presentMembers,
  roles,
  say,
  sayList,
  sayMoment,
  sayNamed,
} from "@acuerdo/shared";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useFloor } from "../sync/ledger/use-floor.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useHere } from "../sync/presence/use-here.ts";
import { useLanguage, useLedger, useMe, useSay, useWholeLedger } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Chips.tsx";
import { Initials } from "../ui/Initials.tsx";
import { Tag } from "../ui/Marks.tsx";
import { Crowd } from "./Crowd.tsx";
import "./facilitate.css";
import { Organizations } from "./Organizations.tsx";
import { RemoveButton, RemovedPeople } from "./Removing.tsx";
import { RemoveSilent } from "./RemovingSilent.tsx";
import { type Listed, RemoveSome } from "./RemovingSome.tsx";
import { SameButton } from "./SamePerson.tsx";
import { missingAnswers, unheardMembers } from "./unheard.ts";
import "../ui/parts.css";
import { TheirWords } from "../ui/TheirWords.tsx";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

interface PersonProps {
  readonly member: Member;
  readonly here: boolean;
  /** While a mediator notes who is absent. */
  readonly noting: boolean;
  readonly onEditMine?: (() => void) | undefined;
}

function Marks({ member, here, noting }: Pick<PersonProps, "member" | "here" | "noting">) {
  const t = useSay();
  return (
    <span className="ac-person-marks">
      {member.role !== "participant" && <Tag tone="accent">{t(roles[member.role])}</Tag>}
      {member.role === "mediator" && !member.takesPart && (
        <span className="ac-aside">{t(facilitate.notTakingPart)}</span>
      )}
      {here && <span className="ac-aside">{t(facilitate.here)}</span>}
      {(member.left || (member.excused && !noting)) && (
        <Tag>{t(member.left ? membership.left : facilitate.absent)}</Tag>
      )}
    </span>
  );
}

function Excuse({ member }: { member: Member }) {
  const t = useSay();
  const submit = useSubmitAny();
  return (
    <Toggle
      label={t(facilitate.absent)}
      checked={member.excused}
      onChange={(excused) => submit({ kind: "member.excuse", memberId: member.id, excused })}
    />
  );
}

function Person({ member, here, noting, onEditMine }: PersonProps) {
  const t = useSay();
  const me = useMe();
  const { language } = useLanguage();
  const members = useLedger("members");
  const mine = member.id === me.memberId;
  return (
    <li className="ac-person">
      <Initials name={member.name} />
      <div className="ac-person-words">
        <strong>
          <TheirWords>{memberWithNames(members, member.id, language)}</TheirWords>
          {mine && <span className="ac-aside">{` · ${t(facilitate.you)}`}</span>}
        </strong>
        <Marks member={member} here={here} noting={noting} />
        {member.brings && (
          <p className="ac-aside">
            <WithTheirWords sentence={facilitate.brings} name="what" words={member.brings} />
          </p>
        )}
        {mine && onEditMine && (
          <Button variant="quiet" icon={PenLine} onClick={onEditMine}>
            {t(facilitate.editCard)}
          </Button>
        )}
        {noting && member.takesPart && !member.left && <Excuse member={member} />}
        {noting && <SameButton member={member} />}
        {noting && <RemoveButton id={member.id} name={memberName(members, member.id) ?? ""} />}
      </div>
    </li>
  );
}

function NotHeard() {
  const t = useSay();
  const { language } = useLanguage();
  const ledger = useWholeLedger();
  const floor = useFloor();
  const { member: nameOf, from } = useNames();
  const people = unheardMembers(ledger, floor);
  const missing = missingAnswers(floor);
  if (floor.length === 0) return null;
  if (missing.length === 0 && people.length === 0) return <p className="ac-aside">{t(facilitate.allHeard)}</p>;
  return (
    <section className="ac-unheard">
      <h3>{t(facilitate.unheard)}</h3>
      <ul>
        {ledger.board.voices === "anonymous"
          ? missing.map(({ agreement, n }) => <li key={agreement}>{t(facilitate.unheardCount, { agreement, n })}</li>)
          : people.map(({ member, on }) => (
              <li key={member.id}>
                <span>
                  <WithTheirWords
                    sentence={facilitate.lacking}
                    name="who"
                    words={sayNamed({ name: nameOf(member.id), organization: from(member.id) })}
                  />
                </span>{" "}
                <span className="ac-aside">
                  {t(facilitate.unheardOn, { n: on.length, list: sayList(language, on.map(String)) })}
                </span>
              </li>
            ))}
      </ul>
    </section>
  );
}

function Groups({ noting, onEditMine }: Pick<PersonProps, "noting" | "onEditMine">) {
  const t = useSay();
  const ledger = useLedger("members");
  const here: ReadonlySet<MemberId> = useHere().members;
  return byOrganization(ledger.members, presentMembers(ledger)).map(([organization, people]) => (
    <section key={organization ?? ""} className="ac-people-group">
      <h3>
        {organization ? <TheirWords>{organization}</TheirWords> : <span>{t(facilitate.alone)}</span>}{" "}
        <span className="ac-aside" translate="no">
          {people.length}
        </span>
      </h3>
      <ul className="ac-people-list">
        {people.map((member) => (
          <Person key={member.id} member={member} here={here.has(member.id)} noting={noting} onEditMine={onEditMine} />
        ))}
      </ul>
    </section>
  ));
}

/** Who can be taken off with others: everybody but those who mediate. */
function RemoveSeveral() {
  const { language } = useLanguage();
  const ledger = useLedger("members");
  const people = presentMembers(ledger).filter((member) => !isMediator(member));
  const listed = ({ id, seq, joinedAt }: Member): Listed => ({
    ...{ id, seq, name: memberWithNames(ledger, id, language) },
    hint: say(language, facilitate.came, { when: sayMoment(language, joinedAt) }),
  });
  const groups = byOrganization(ledger.members, people).map(([from, all]) => ({ from, people: all.map(listed) }));
  return <RemoveSome groups={groups} />;
}

const isMediator = ({ role }: Member): boolean => role === "mediator";

/** Who is on the board, what each brings, and who has not been heard. */
export function PeoplePanel({ onEditMine }: { readonly onEditMine?: () => void }) {
  const { voices } = useLedger("board").board;
  if (voices === "named") return <NamedPeople onEditMine={onEditMine} />;
  return (
    <Crowd>
      <NotHeard />
    </Crowd>
  );
}

function NamedPeople({ onEditMine }: { readonly onEditMine: (() => void) | undefined }) {
  const t = useSay();
  const { role } = useMe();
  const ledger = useLedger("members", "board");
  const { members } = ledger;
  const present = presentMembers(ledger);
  const [noting, setNoting] = useState(false);
  const organizations = byOrganization(members, present).filter(([name]) => name !== null).length;
  return (
    <div className="ac-people">
      <p>
        {t(organizations > 0 ? facilitate.counts : facilitate.countsAlone, { people: present.length, organizations })}
      </p>
      {present.some(isMediator) && <p className="ac-aside">{t(names.mark, { mark: MEDIATOR_MARK })}</p>}
      <NotHeard />
      {mayAsk("member.excuse", role) && (
        <Toggle
          label={t(facilitate.noteAbsent)}
          hint={t(facilitate.noteAbsentHint)}
          checked={noting}
          onChange={setNoting}
        />
      )}
      {noting && mayAsk("member.remove", role) && (
        <>
          <RemoveSilent />
          <RemoveSeveral />
        </>
      )}
      <Groups noting={noting} onEditMine={onEditMine} />
      <Organizations />
      <RemovedPeople />
    </div>
  );
}
