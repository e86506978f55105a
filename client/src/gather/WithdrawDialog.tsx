import { gather, ownPosition, type Position } from "@acuerdo/shared";
import { useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

/** Takes a position of mine off the table, once that is certain. */
export function WithdrawDialog({ position, onClose }: { position: Position; onClose: () => void }) {
  const t = useSay();
  const submit = useSubmit();
  const withdraw = () => {
    if (!submit({ kind: "position.withdraw", positionId: position.id })) onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t(ownPosition.keepIt)}</Button>
      <Button variant="danger" onClick={withdraw}>
        {t(gather.withdraw)}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(ownPosition.withdrawTitle)} size="small" footer={footer}>
      <p>
        <WithTheirWords sentence={ownPosition.quoted} name="text" words={position.text} />
      </p>
      <p className="ac-field-hint">{t(ownPosition.withdrawText)}</p>
    </Dialog>
  );
}
