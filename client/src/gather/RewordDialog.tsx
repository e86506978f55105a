import {
  answeredByOthers,
  cleanText,
  common,
  gather,
  LIMITS,
  meanwhile,
  ownPosition,
  type Position,
  spoken,
} from "@acuerdo/shared";
import { useFromLedger, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useDone } from "../ui/last-done.ts";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { Notice } from "../ui/Notice.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useBegunOn, useTouched } from "../ui/use-draft.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";
import { KindChips } from "./WritePosition.tsx";

type Words = Pick<Position, "text" | "kind">;

interface RewordProps {
  readonly position: Position;
  readonly onClose: () => void;
}

/** What is being written, and what keeps it. */
function useRewording({ position, onClose }: RewordProps) {
  const submit = useSubmit();
  const done = useDone();
  const name = `reword.${position.id}`;
  const { fields, touched, change, sent } = useTouched<Words>(name, { text: position.text, kind: position.kind });
  const { kind } = fields;
  const seen = useBegunOn(name, position.revision, Object.keys(touched).length > 0);
  const answered = useFromLedger((ledger) => answeredByOthers(ledger, position.id, position.by));
  const text = answered ? position.text : fields.text;
  const words = cleanText(text);
  const checked = useChecked({
    ...problemsIn("position.reword", { text }, { text: gather.empty }),
    changed: seen.changed ? meanwhile.title : null,
  });
  const letGo = () => {
    sent();
    seen.sent();
    onClose();
  };
  const save = () => {
    if (!checked.check()) return;
    const reword = (to: Words, base: number) =>
      !submit({ kind: "position.reword", positionId: position.id, positionKind: to.kind, text: to.text, base });
    const { text: before, kind: was, revision } = position;
    if (!reword({ text: words, kind }, seen.seen)) return;
    if (words !== before || kind !== was)
      done({ said: spoken.reworded, told: true, undo: () => reword({ text: before, kind: was }, revision + 1) });
    letGo();
  };
  const write = (changed: Partial<Words>) => {
    change(changed);
    seen.begin();
  };
  return { kind, text, answered, seen, checked, letGo, save, write };
}

/** Other words, or another kind, for my own position; once somebody has responded only its kind. */
export function RewordDialog(props: RewordProps) {
  const t = useSay();
  const { position, onClose } = props;
  const { kind, text, answered, seen, checked, letGo, save, write } = useRewording(props);
  const footer = (
    <>
      <Button onClick={letGo}>{t(common.cancel)}</Button>
      <Button variant="primary" onClick={save}>
        {t(common.save)}
      </Button>
    </>
  );
  const field = { label: t(gather.text), max: LIMITS.position, value: text, onSend: save };
  return (
    <Dialog open onClose={onClose} title={t(answered ? gather.rekind : gather.reword)} footer={footer}>
      <div ref={checked.ref} className="ac-write">
        <KindChips value={kind} onChange={(to) => write({ kind: to })} />
        {answered ? (
          <p>
            <WithTheirWords sentence={ownPosition.quoted} name="text" words={position.text} />
          </p>
        ) : (
          <TextArea {...field} onChange={(to) => write({ text: to })} error={checked.errorOf("text")} />
        )}
        <ChangedWords seen={seen} now={position.text} />
        {answered && <Notice>{t(ownPosition.answeredAlready)}</Notice>}
      </div>
    </Dialog>
  );
}
