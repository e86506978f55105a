import { common, gather, LIMITS, type Position } from "@acuerdo/shared";
import { useFromLedger, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useTouched } from "../ui/use-draft.ts";
import { KindChips } from "./WritePosition.tsx";

/** Other words, or another kind, for my own position; once somebody has responded only its kind. */
export function RewordDialog({ position, onClose }: { position: Position; onClose: () => void }) {
  const t = useSay();
  const submit = useSubmit();
  const stands = { text: position.text, kind: position.kind };
  const { fields, change, sent } = useTouched(`reword.${position.id}`, stands);
  const { text, kind } = fields;
  const answered = useFromLedger(({ stances }) =>
    [...(stances.get(position.id)?.keys() ?? [])].some((voice) => voice !== position.by),
  );
  const words = text.trim();
  const problem = words === "" ? gather.empty : words.length > LIMITS.position ? gather.tooLong : null;
  const letGo = () => {
    sent();
    onClose();
  };
  const save = () => {
    if (problem) return;
    if (!submit({ kind: "position.reword", positionId: position.id, positionKind: kind, text: words })) letGo();
  };
  const footer = (
    <>
      <Button onClick={letGo}>{t(common.cancel)}</Button>
      <Button variant="primary" onClick={save} disabled={problem !== null}>
        {t(common.save)}
      </Button>
    </>
  );
  const field = { label: t(gather.text), max: LIMITS.position, value: text, onSend: save };
  return (
    <Dialog open onClose={onClose} title={t(gather.reword)} footer={footer}>
      <div className="ac-write">
        <KindChips value={kind} onChange={(to) => change({ kind: to })} />
        {answered ? (
          <p>{`“${position.text}”`}</p>
        ) : (
          <TextArea {...field} onChange={(to) => change({ text: to })} error={problem ? t(problem) : null} />
        )}
        {answered && <Notice>{t(gather.answeredAlready)}</Notice>}
      </div>
    </Dialog>
  );
}
