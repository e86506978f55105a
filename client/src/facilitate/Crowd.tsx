import { crowd, mayAsk, type People, sayPeople } from "@acuerdo/shared";
import type { ReactNode } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Fold } from "../ui/Fold.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { RemoveButton, RemovedPeople } from "./Removing.tsx";
import "./facilitate.css";
import "../ui/parts.css";

/** How many are not waited for; nobody is named. */
function Excused({ people }: { people: People }) {
  const t = useSay();
  const submit = useSubmitAny();
  const { excused, expected } = people;
  const excuse = (count: number) => submit({ kind: "people.excuse", count });
  return (
    <section className="ac-excused">
      <p>{t(crowd.excusedNow, { n: excused })}</p>
      <p className="ac-aside">{t(crowd.excusedHint)}</p>
      <div className="ac-acts">
        {excused < expected && <Button onClick={() => excuse(excused + 1)}>{t(crowd.excuseMore)}</Button>}
        {excused > 0 && <Button onClick={() => excuse(excused - 1)}>{t(crowd.excuseLess)}</Button>}
      </div>
    </section>
  );
}

/** For whoever holds the wheel: who can be taken off the board, by what is known of them. */
function Heard() {
  const t = useSay();
  const names = useNames();
  const { aliases, commitments, removed } = useLedger("aliases", "commitments", "removed");
  const voices = [...aliases.keys()].map((id) => ({ id, name: names.speaker(id) }));
  const signers = [...new Set([...commitments.values()].map(({ by }) => by))].map((id) => ({
    id,
    name: names.member(id),
  }));
  const here = [...voices, ...signers].filter(({ id }) => !removed.has(id));
  if (here.length === 0) return null;
  return (
    <Fold summary={t(crowd.heard, { n: here.length })}>
      <p className="ac-aside">{t(crowd.removeHint)}</p>
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
