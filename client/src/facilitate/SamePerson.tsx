import { joining, type Member, type MemberId, mayAsk, memberName, presentMembers, sayNamed } from "@acuerdo/shared";
import { useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Choice } from "../ui/Choice.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useChecked } from "../ui/use-checked.ts";

/** Two of the board are one person: whoever mediates asks both. */

interface SameProps {
  readonly member: Member;
  readonly onClose: () => void;
}

function SameDialog({ member, onClose }: SameProps) {
  const t = useSay();
  const submit = useSubmitAny();
  const ledger = useLedger("members");
  const { member: nameOf, from: cameFrom } = useNames();
  const [into, setInto] = useState<MemberId | null>(null);
  const checked = useChecked({ into: into === null ? joining.choose : null });
  const others = presentMembers(ledger).filter(({ id, left }) => id !== member.id && !left);
  const ask = () => {
    if (!checked.check() || into === null) return;
    if (submit({ kind: "member.join-as", from: member.id, into }) === null) onClose();
  };
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(joining.cancel)}
      </Button>
      <Button variant="primary" onClick={ask}>
        {t(joining.ask)}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(joining.same)} size="small" footer={footer}>
      <div ref={checked.ref}>
        <p>{t(joining.askHint)}</p>
        <Choice
          legend={t(joining.which, { name: nameOf(member.id) })}
          value={into}
          onChange={setInto}
          options={others.map(({ id }) => ({
            value: id,
            label: sayNamed({ name: nameOf(id), organization: cameFrom(id) }),
          }))}
          error={checked.errorOf("into")}
        />
      </div>
    </Dialog>
  );
}

/** For whoever mediates, beside everybody who is there: asked already, or to be asked. */
export function SameButton({ member }: { readonly member: Member }) {
  const t = useSay();
  const { role } = useMe();
  const ledger = useLedger("members");
  const [asking, setAsking] = useState(false);
  if (!mayAsk("member.join-as", role) || member.left) return null;
  if (member.asked)
    return <p className="ac-aside">{t(joining.asked, { name: memberName(ledger, member.asked.into) ?? "" })}</p>;
  return (
    <>
      <Button
        variant="quiet"
        aria-label={t(joining.sameOf, { name: memberName(ledger, member.id) ?? "" })}
        onClick={() => setAsking(true)}
      >
        {t(joining.same)}
      </Button>
      {asking && <SameDialog member={member} onClose={() => setAsking(false)} />}
    </>
  );
}
