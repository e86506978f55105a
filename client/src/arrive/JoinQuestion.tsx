import { joining, type MemberId, memberName } from "@acuerdo/shared";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import "./join-question.css";

/** Are these two one person? What follows is said before. */
export function JoinQuestion({ from }: { readonly from: MemberId }) {
  const t = useSay();
  const { memberId } = useMe();
  const ledger = useLedger("members");
  const submit = useSubmitAny();
  const asked = ledger.members.get(from)?.asked;
  if (!asked) return null;
  const { into, yes } = asked;
  const named = { from: memberName(ledger, from) ?? "", into: memberName(ledger, into) ?? "" };
  const hasSaidYes = yes.includes(memberId);
  const answer = (is: boolean) => submit({ kind: "member.join-answer", from, into, yes: is });
  const action = (
    <div className="ac-join-asked">
      {!hasSaidYes && (
        <Button variant="primary" onClick={() => answer(true)}>
          {t(joining.yes)}
        </Button>
      )}
      <Button onClick={() => answer(false)}>{t(joining.no)}</Button>
    </div>
  );
  return <Notice action={action}>{t(hasSaidYes ? joining.waits : joining.question, named)}</Notice>;
}
