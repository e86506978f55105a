import { facilitate, type Member, type MemberId, mayAsk, roles, sayList } from "@acuerdo/shared";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { useFloor } from "../sync/use-floor.ts";
import { useHere } from "../sync/use-here.ts";
import { useLanguage, useLedger, useMe, useSay, useSubmit, useWholeLedger } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Choice.tsx";
import { Initials, Tag } from "../ui/Marks.tsx";
import "./facilitate.css";
import { missingAnswers, unheardMembers } from "./unheard.ts";
import "../ui/parts.css";

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
      {member.excused && !noting && <Tag>{t(facilitate.absent)}</Tag>}
    </span>
  );
}

function Excuse({ member }: { member: Member }) {
  const t = useSay();
  const submit = useSubmit();
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
  const mine = member.id === me.memberId;
  return (
    <li className="ac-person">
      <Initials name={member.name} />
      <div className="ac-person-words">
        <strong>
          <span>{member.name}</span>
          {mine && <span className="ac-aside">{` · ${t(facilitate.you)}`}</span>}
        </strong>
        <Marks member={member} here={here} noting={noting} />
        {member.brings && <p className="ac-aside">{t(facilitate.brings, { what: member.brings })}</p>}
        {mine && onEditMine && (
          <Button variant="quiet" icon={PenLine} onClick={onEditMine}>
            {t(facilitate.editCard)}
          </Button>
        )}
        {noting && member.takesPart && <Excuse member={member} />}
      </div>
    </li>
  );
}

function NotHeard() {
  const t = useSay();
  const { language } = useLanguage();
  const ledger = useWholeLedger();
  const floor = useFloor();
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
                <span>{member.organization ? `${member.name} (${member.organization}):` : `${member.name}:`}</span>{" "}
                <span className="ac-aside">
                  {t(facilitate.unheardOn, { n: on.length, list: sayList(language, on.map(String)) })}
                </span>
              </li>
            ))}
      </ul>
    </section>
  );
}

/** By organisation, in the order in which they came; those on their own account last. */
function groupsOf(members: Iterable<Member>): [string | null, Member[]][] {
  const groups = new Map<string | null, Member[]>();
  for (const member of members) groups.set(member.organization, [...(groups.get(member.organization) ?? []), member]);
  const alone = groups.get(null);
  groups.delete(null);
  return alone ? [...groups, [null, alone]] : [...groups];
}

function Groups({ noting, onEditMine }: Pick<PersonProps, "noting" | "onEditMine">) {
  const t = useSay();
  const { members } = useLedger("members");
  const here: ReadonlySet<MemberId> = useHere().members;
  return groupsOf(members.values()).map(([organization, people]) => (
    <section key={organization ?? ""} className="ac-people-group">
      <h3>
        <span>{organization ?? t(facilitate.alone)}</span>{" "}
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

/** Who is on the board, what each brings, and who has not been heard. */
export function PeoplePanel({ onEditMine }: { readonly onEditMine?: () => void }) {
  const t = useSay();
  const { role } = useMe();
  const { members, board } = useLedger("members", "board");
  const [noting, setNoting] = useState(false);
  const organizations = new Set([...members.values()].flatMap(({ organization }) => organization ?? [])).size;
  return (
    <div className="ac-people">
      <p>{t(facilitate.counts, { people: members.size, organizations })}</p>
      {board.voices === "anonymous" && <p className="ac-aside">{t(facilitate.anonymousHint)}</p>}
      <NotHeard />
      {mayAsk("member.excuse", role) && (
        <Toggle
          label={t(facilitate.noteAbsent)}
          hint={t(facilitate.noteAbsentHint)}
          checked={noting}
          onChange={setNoting}
        />
      )}
      <Groups noting={noting} onEditMine={onEditMine} />
    </div>
  );
}
