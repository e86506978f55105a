import { facilitate, LIMITS, type RemovedId } from "@acuerdo/shared";
import { UserRoundX } from "lucide-react";
import { useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Chips.tsx";
import { Choices } from "../ui/Choices.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Marked } from "../ui/Marked.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useDraft } from "../ui/use-draft.ts";
import { useTheirs } from "../ui/use-theirs.ts";
import { Drawn, Goes, RemovingFooter, WhyField } from "./Removing.tsx";
import "./facilitate.css";
import "../ui/parts.css";

/** Taking off several at once, each of whom may have said something: a program gives a word to each of those it makes up. */

export interface Listed {
  readonly id: RemovedId;
  readonly name: string;
  /** When they came, where that is known. */
  readonly hint?: string;
  /** A later one has a larger number. */
  readonly seq: number;
}

/** Those of one organisation, or all of those who have none. */
export interface ListedGroup {
  readonly from: string | null;
  readonly people: readonly Listed[];
}

/** How many of the newest can be ticked in one press: what a program has made up came last. */
const NEWEST = [10, 25, 50, 100, 200] as const;

interface Picked {
  readonly chosen: ReadonlySet<RemovedId>;
  /** Ticks these, or lets them go where all of them are ticked. */
  readonly tick: (ids: readonly RemovedId[]) => void;
  readonly clear: () => void;
}

/** @param present who is still there of those who were listed. */
function useTicked(present: ReadonlySet<RemovedId>): Picked {
  const [ticked, setTicked] = useState<ReadonlySet<RemovedId>>(new Set());
  const tick = (ids: readonly RemovedId[]) => {
    const isOff = ids.every((id) => ticked.has(id));
    setTicked(new Set([...ticked, ...ids].filter((id) => !isOff || !ids.includes(id))));
  };
  return { chosen: new Set([...ticked].filter((id) => present.has(id))), tick, clear: () => setTicked(new Set()) };
}

const newestOf = (people: readonly Listed[], n: number): RemovedId[] =>
  people
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, n)
    .map(({ id }) => id);

function Quick({ people, picked }: { people: readonly Listed[]; picked: Picked }) {
  const t = useSay();
  return (
    <div className="ac-acts">
      {NEWEST.filter((n) => n < people.length).map((n) => (
        <Button key={n} onClick={() => picked.tick(newestOf(people, n))}>
          {t(facilitate.tickNewest, { n })}
        </Button>
      ))}
      {picked.chosen.size > 0 && <Button onClick={picked.clear}>{t(facilitate.untick)}</Button>}
    </div>
  );
}

function Group({ group: { from, people }, picked }: { group: ListedGroup; picked: Picked }) {
  const t = useSay();
  const { language } = useLedger("board").board;
  const mark = useTheirs();
  return (
    <section>
      {from !== null && (
        <Button variant="quiet" onClick={() => picked.tick(people.map(({ id }) => id))}>
          <Marked said={t(facilitate.tickFrom, { from: mark(from), n: people.length })} />
        </Button>
      )}
      <ul className="ac-people-list">
        {people.map(({ id, name, hint }) => (
          <li key={id}>
            <Toggle
              label={name}
              lang={language}
              hint={hint}
              checked={picked.chosen.has(id)}
              onChange={() => picked.tick([id])}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function useRemove(chosen: readonly RemovedId[], onDone: () => void) {
  const submit = useSubmitAny();
  const [reason, setReason, sent] = useDraft("remove.some");
  const problems = problemsIn("member.remove-some", { reason }, { reason: facilitate.removeWhyMissing });
  const checked = useChecked({ ...problems, chosen: chosen.length === 0 ? facilitate.removeNone : null });
  const remove = () => {
    if (!checked.check()) return;
    for (let n = 0; n < chosen.length; n += LIMITS.removedAtOnce) {
      const memberIds = chosen.slice(n, n + LIMITS.removedAtOnce);
      if (submit({ kind: "member.remove-some", memberIds, reason })) return;
    }
    sent();
    onDone();
  };
  return { reason, setReason, checked, remove };
}

interface DialogProps {
  readonly groups: readonly ListedGroup[];
  readonly hint?: string;
  readonly onClose: () => void;
}

function RemoveSomeDialog({ groups, hint, onClose }: DialogProps) {
  const t = useSay();
  // As it was when it was opened: it must not change under a finger.
  const [listed] = useState(groups);
  const people = listed.flatMap((group) => group.people);
  const picked = useTicked(new Set(groups.flatMap((group) => group.people.map(({ id }) => id))));
  const chosen = [...picked.chosen];
  const { reason, setReason, checked, remove } = useRemove(chosen, onClose);
  const footer = <RemovingFooter n={chosen.length} onClose={onClose} onRemove={remove} />;
  return (
    <Dialog open onClose={onClose} title={t(facilitate.removeSome)} footer={footer}>
      <div ref={checked.ref} className="ac-settings">
        <p>{t(facilitate.removeSomeText)}</p>
        <Drawn />
        {hint && <p>{hint}</p>}
        <WhyField reason={reason} setReason={setReason} error={checked.errorOf("reason")} />
        <Goes ids={chosen} />
        <Quick people={people} picked={picked} />
        <Choices checked={checked}>
          {listed.map((group) => (
            <Group key={group.from ?? ""} group={group} picked={picked} />
          ))}
        </Choices>
      </div>
    </Dialog>
  );
}

/** For whoever holds the wheel; nothing while there are fewer than two of them. */
export function RemoveSome({ groups, hint }: Omit<DialogProps, "onClose">) {
  const t = useSay();
  const [asking, setAsking] = useState(false);
  if (groups.reduce((n, { people }) => n + people.length, 0) < 2 && !asking) return null;
  return (
    <>
      <Button variant="quiet" icon={UserRoundX} onClick={() => setAsking(true)}>
        {t(facilitate.removeSome)}
      </Button>
      {asking && <RemoveSomeDialog groups={groups} hint={hint} onClose={() => setAsking(false)} />}
    </>
  );
}
