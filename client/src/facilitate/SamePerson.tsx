import { joining, type Member, mayAsk, memberName, presentMembers, sayNamed } from "@acuerdo/shared";
import { useState } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs } from "../ui/use-theirs.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";
import { ChooseOther } from "./ChooseOther.tsx";

/** Two of the board are one person: whoever mediates asks both. */

const SAME = {
  title: joining.same,
  hint: joining.askHint,
  missing: joining.choose,
  confirm: joining.ask,
};

interface SameProps {
  readonly member: Member;
  readonly onClose: () => void;
}

function SameDialog({ member, onClose }: SameProps) {
  const t = useSay();
  const submit = useSubmitAny();
  const ledger = useLedger("members", "board");
  const { member: nameOf, from: cameFrom } = useNames();
  const mark = useTheirs();
  const others = presentMembers(ledger).filter(({ id, left }) => id !== member.id && !left);
  return (
    <ChooseOther
      words={SAME}
      legend={<Marked said={t(joining.which, { name: mark(nameOf(member.id)) })} />}
      options={others.map(({ id }) => ({
        value: id,
        label: sayNamed({ name: nameOf(id), organization: cameFrom(id) }),
        lang: ledger.board.language,
      }))}
      onChosen={(into) => submit({ kind: "member.join-as", from: member.id, into }) === null}
      onClose={onClose}
    />
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
    return (
      <p className="ac-aside">
        <WithTheirWords sentence={joining.asked} name="name" words={memberName(ledger, member.asked.into) ?? ""} />
      </p>
    );
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
