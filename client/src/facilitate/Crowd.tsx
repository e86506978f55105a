import { crowd, facilitate, type MemberId, mayAsk, type People, sayPeople, type VoiceId } from "@acuerdo/shared";
import type { FormEvent, ReactNode } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/Field.tsx";
import { Fold } from "../ui/Fold.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useChecked } from "../ui/use-checked.ts";
import { useDraftOf } from "../ui/use-draft.ts";
import { RemoveButton, RemovedPeople } from "./Removing.tsx";
import { RemoveSome } from "./RemovingSome.tsx";
import "./facilitate.css";
import "../ui/parts.css";

/** What is wrong with a number of people; null where it is one of those. */
function countProblem(typed: string, most: number) {
  return /^\d{1,4}$/.test(typed.trim()) && Number(typed) <= most ? null : crowd.excusedWrong;
}

/** How many are not waited for; nobody is named. */
function Excused({ people }: { people: People }) {
  const t = useSay();
  const submit = useSubmitAny();
  const { excused, expected } = people;
  const [typed, setTyped, sent] = useDraftOf("people.excuse", String(excused));
  const checked = useChecked({ count: countProblem(typed, expected) });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.check() || submit({ kind: "people.excuse", count: Number(typed) })) return;
    sent();
  };
  return (
    <form ref={checked.ref} className="ac-excused" noValidate onSubmit={save}>
      <p>{t(crowd.excusedNow, { n: excused })}</p>
      <TextField
        label={t(crowd.excusedCount)}
        hint={t(crowd.excusedHint)}
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        error={checked.errorOf("count")}
      />
      <Button type="submit">{t(facilitate.save)}</Button>
    </form>
  );
}

/** For whoever holds the wheel: who can be taken off the board, by what is known of them. */
function Heard() {
  const t = useSay();
  const me = useMe();
  const names = useNames();
  const { aliases, commitments, removed } = useLedger("aliases", "commitments", "removed");
  const voices = [...aliases].map(([id, { seq }]) => ({ id, seq, name: names.speaker(id) }));
  const first = new Map([...commitments.values()].toReversed().map(({ by, seq }) => [by, seq]));
  const signers = [...first].map(([id, seq]) => ({ id, seq, name: names.member(id) }));
  const here = [...voices, ...signers].filter(({ id }) => !removed.has(id));
  const others = here.filter(({ id }) => ![me.voiceId, me.signature].includes(id as VoiceId & MemberId));
  if (here.length === 0) return null;
  return (
    <Fold summary={t(crowd.heard, { n: here.length })}>
      <p className="ac-aside">{t(crowd.removeHint)}</p>
      <RemoveSome groups={[{ from: null, people: others }]} hint={t(crowd.removeHint)} />
      <ul className="ac-people-list">
        {here.map(({ id, name }) => (
          <li key={id} className="ac-person">
            <div className="ac-person-words">
              <strong>
                <TheirWords>{name}</TheirWords>
              </strong>
              <RemoveButton id={id} name={name} />
            </div>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** Where voices are anonymous: how many, and no list. */
export function Crowd({ children }: { children: ReactNode }) {
  const t = useSay();
  const { language } = useLanguage();
  const { role } = useMe();
  const { people } = useLedger("board").board;
  return (
    <div className="ac-people">
      <p>{people ? `${sayPeople(language, people)}.` : t(crowd.few)}</p>
      <p className="ac-aside">{t(crowd.noList)}</p>
      {children}
      {people && mayAsk("people.excuse", role) && <Excused people={people} />}
      {people && !mayAsk("people.excuse", role) && people.excused > 0 && (
        <p>{t(crowd.excusedNow, { n: people.excused })}</p>
      )}
      {mayAsk("member.remove", role) && <Heard />}
      <RemovedPeople />
    </div>
  );
}
