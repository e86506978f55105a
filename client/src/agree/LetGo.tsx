import { type Agreement, agree, LIMITS } from "@acuerdo/shared";
import { useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useDraft } from "../ui/use-draft.ts";

/** Letting an agreement go, with the reason that the minutes will give. */
export function LetGo({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const t = useSay();
  const submit = useSubmit();
  const [why, setWhy, sent] = useDraft(`let-go.${agreement.id}`);
  const letGo = () => {
    if (submit({ kind: "agreement.let-go", agreementId: agreement.id, why: why.trim() })) return;
    sent();
    onClose();
  };
  const cancel = () => {
    sent();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(agree.letGoAsk, { n: agreement.number })}
      footer={
        <>
          <Button variant="quiet" onClick={cancel}>
            {t(agree.cancel)}
          </Button>
          <Button variant="danger" disabled={why.trim() === ""} onClick={letGo}>
            {t(agree.letGo)}
          </Button>
        </>
      }
    >
      <TextArea label={t(agree.letGoWhy)} hint={t(agree.letGoHint)} value={why} onChange={setWhy} max={LIMITS.why} />
    </Dialog>
  );
}
