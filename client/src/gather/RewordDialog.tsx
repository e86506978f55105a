import { common, gather, LIMITS, type Position } from "@acuerdo/shared";
import { useState } from "react";
import { useFromLedger, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { KindChips } from "./WritePosition.tsx";

/** Other words, or another kind, for my own position; once somebody has responded only its kind. */
export function RewordDialog({ position, onClose }: { position: Position; onClose: () => void }) {
  const t = useSay();
  const submit = useSubmit();
  const [text, setText] = useState(position.text);
  const [kind, setKind] = useState(position.kind);
  const answered = useFromLedger(({ stances }) =>
    [...(stances.get(position.id)?.keys() ?? [])].some((voice) => voice !== position.by),
  );
  const words = text.trim();
  const problem = words === "" ? gather.empty : words.length > LIMITS.position ? gather.tooLong : null;
  const save = () => {
    if (problem) return;
    if (!submit({ kind: "position.reword", positionId: position.id, positionKind: kind, text: words })) onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t(common.cancel)}</Button>
      <Button variant="primary" onClick={save} disabled={problem !== null}>
        {t(common.save)}
      </Button>
    </>
  );
  const field = { label: t(gather.text), max: LIMITS.position, value: text, onChange: setText, onSend: save };
  return (
    <Dialog open onClose={onClose} title={t(gather.reword)} footer={footer}>
      <div className="ac-write">
        <KindChips value={kind} onChange={setKind} />
        {answered ? <p>{`“${position.text}”`}</p> : <TextArea {...field} error={problem ? t(problem) : null} />}
        {answered && <Notice>{t(gather.answeredAlready)}</Notice>}
      </div>
    </Dialog>
  );
}
