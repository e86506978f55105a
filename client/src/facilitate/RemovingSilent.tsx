import { facilitate, isSelf, LIMITS, type Member, type MemberId, memberWithNames, saidNothing } from "@acuerdo/shared";
import { UserRoundX } from "lucide-react";
import { useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useHere } from "../sync/presence/use-here.ts";
import { useLanguage, useLedger, useMe, useSay, useWholeLedger } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Chips.tsx";
import { Choices } from "../ui/Choices.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { problemsIn } from "../ui/problems.ts";
import { type Checked, useChecked } from "../ui/use-checked.ts";
import { useDraft } from "../ui/use-draft.ts";
import { usePicked } from "../ui/use-picked.ts";
import { RemovingFooter, WhyField } from "./Removing.tsx";
import "./facilitate.css";
import "../ui/parts.css";

/** Taking off many at once who have said nothing: one by one nobody undoes what a program has done in a minute. */

interface ListProps {
  readonly people: readonly Member[];
  readonly chosen: ReadonlySet<MemberId>;
  readonly checked: Checked<"chosen" | "reason">;
  readonly onToggle: (id: MemberId) => void;
}

function PeopleList({ people, chosen, checked, onToggle }: ListProps) {
  const { language } = useLanguage();
  const members = useLedger("members");
  return (
    <Choices checked={checked}>
      <ul className="ac-people-list">
        {people.map(({ id }) => (
          <li key={id}>
            <Toggle
              label={memberWithNames(members, id, language)}
              checked={chosen.has(id)}
              onChange={() => onToggle(id)}
            />
          </li>
        ))}
      </ul>
    </Choices>
  );
}

function useRemove(chosen: readonly MemberId[], onDone: () => void) {
  const submit = useSubmitAny();
  const [reason, setReason, sent] = useDraft("remove.silent");
  const problems = problemsIn("member.remove-silent", { reason }, { reason: facilitate.removeWhyMissing });
  const checked = useChecked({ ...problems, chosen: chosen.length === 0 ? facilitate.removeNone : null });
  const remove = () => {
    if (!checked.check()) return;
    for (let n = 0; n < chosen.length; n += LIMITS.removedAtOnce) {
      const memberIds = chosen.slice(n, n + LIMITS.removedAtOnce);
      if (submit({ kind: "member.remove-silent", memberIds, reason })) return;
    }
    sent();
    onDone();
  };
  return { reason, setReason, checked, remove };
}

function RemoveSilentDialog({ people, onClose }: { people: readonly Member[]; onClose: () => void }) {
  const t = useSay();
  // As it was when it was opened: it must not change under a finger. Whoever has come or spoken meanwhile loses their tick.
  const [listed] = useState(people);
  const [kept, toggle] = usePicked<MemberId>();
  const chosen = people.flatMap(({ id }) => (kept.has(id) || !listed.some((one) => one.id === id) ? [] : [id]));
  const { reason, setReason, checked, remove } = useRemove(chosen, onClose);
  const footer = <RemovingFooter n={chosen.length} onClose={onClose} onRemove={remove} />;
  const title = t(facilitate.removeSilent, { n: listed.length });
  return (
    <Dialog open onClose={onClose} title={title} footer={footer}>
      <div ref={checked.ref} className="ac-settings">
        <p>{t(facilitate.removeSilentText)}</p>
        <WhyField reason={reason} setReason={setReason} error={checked.errorOf("reason")} />
        <PeopleList people={listed} chosen={new Set(chosen)} checked={checked} onToggle={toggle} />
      </div>
    </Dialog>
  );
}

/** For whoever holds the wheel; nothing while there are fewer than two of them. */
export function RemoveSilent() {
  const t = useSay();
  const me = useMe();
  const ledger = useWholeLedger();
  const here = useHere();
  // nobody is taken for gone before the server has said who is here
  const people = saidNothing(ledger).filter(({ id }) => !here.members.has(id) && !isSelf(ledger, me, id));
  const [asking, setAsking] = useState(false);
  if ((!here.isKnown || people.length < 2) && !asking) return null;
  return (
    <>
      <Button variant="quiet" icon={UserRoundX} onClick={() => setAsking(true)}>
        {t(facilitate.removeSilent, { n: people.length })}
      </Button>
      {asking && <RemoveSilentDialog people={people} onClose={() => setAsking(false)} />}
    </>
  );
}
