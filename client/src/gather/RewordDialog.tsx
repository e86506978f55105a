import { answeredByOthers, cleanText, common, gather, LIMITS, type Position } from "@acuerdo/shared";
import { useFromLedger, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useFields } from "../ui/use-fields.ts";
import { useSeen } from "../ui/use-seen.ts";
import { KindChips } from "./WritePosition.tsx";

type Words = Pick<Position, "text" | "kind">;

/** Other words, or another kind, for my own position; once somebody has responded only its kind. */
export function RewordDialog({ position, onClose }: { position: Position; onClose: () => void }) {
  const t = useSay();
  const submit = useSubmit();
  const form = useFields<Words>({ text: position.text, kind: position.kind });
  const { text, kind } = form.fields;
  const { seen: base, changed, read } = useSeen(position.revision);
  const answered = useFromLedger((ledger) => answeredByOthers(ledger, position.id, position.by));
  const words = cleanText(text);
  const problem = words === "" ? gather.empty : words.length > LIMITS.position ? gather.tooLong : null;
  const save = () => {
    if (problem || changed) return;
    const asked = { positionId: position.id, positionKind: kind, text: words, base } as const;
    if (!submit({ kind: "position.reword", ...asked })) onClose();
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t(common.cancel)}</Button>
      <Button variant="primary" onClick={save} disabled={problem !== null || changed}>
        {t(common.save)}
      </Button>
    </>
  );
  const field = { label: t(gather.text), max: LIMITS.position, value: text, onSend: save };
  const setText = (next: string) => form.change({ text: next });
  return (
    <Dialog open onClose={onClose} title={t(gather.reword)} footer={footer}>
      <div className="ac-write">
        <KindChips value={kind} onChange={(next) => form.change({ kind: next })} />
        {answered ? (
          <p>“{position.text}”</p>
        ) : (
          <TextArea {...field} onChange={setText} error={problem ? t(problem) : null} />
        )}
        <ChangedWords seen={{ seen: base, changed, read }} now={position.text} />
        {answered && <Notice>{t(gather.answeredAlready)}</Notice>}
      </div>
    </Dialog>
  );
}
