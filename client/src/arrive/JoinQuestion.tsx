import { joining, type MemberId, memberName } from "@acuerdo/shared";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import "./join-question.css";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

/** Are these two one person? What follows is said before. */
export function JoinQuestion({ from }: { readonly from: MemberId }) {
  const t = useSay();
  const { memberId } = useMe();
  const ledger = useLedger("members");
  const mark = useTheirs();
  const submit = useSubmitAny();
  const asked = ledger.members.get(from)?.asked;
  if (!asked) return null;
  const { into, yes } = asked;
  const named = { from: mark(memberName(ledger, from) ?? ""), into: mark(memberName(ledger, into) ?? "") };
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
  return (
    <Notice action={action}>
      <Marked said={t(hasSaidYes ? joining.waits : joining.question, named)} />
    </Notice>
  );
}
