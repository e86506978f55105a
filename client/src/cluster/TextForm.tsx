import { cleanText, cleanWords, common, isLonger, lists } from "@acuerdo/shared";
import { addText, type BoardText, MAX_BOARD_TEXT, rewriteText } from "../sync/canvas/texts.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { useChecked } from "../ui/use-checked.ts";
import { useDraftOf } from "../ui/use-draft.ts";
import { useBoardActs } from "./use-board-acts.ts";
import "./cluster.css";
import "../ui/parts.css";

const measured = (text: string): string => cleanText(cleanWords(text));

/** Why it cannot be written; null where it can. */
function problemOf(text: string) {
  const words = measured(text);
  return words === "" ? lists.textMissing : isLonger(words, MAX_BOARD_TEXT) ? common.tooLong : null;
}

/** Writes a text on the board, or other words for one that is there. */
export function TextForm({ text, onDone }: { text: BoardText | null; onDone: () => void }) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const [typed, setTyped, sent] = useDraftOf(`board.text.${text?.id ?? "new"}`, text?.words ?? "");
  const checked = useChecked({ text: problemOf(typed) });
  const leave = () => {
    sent();
    onDone();
  };
  const save = () => {
    if (!checked.check()) return;
    const undo = text ? rewriteText(doc, text.id, typed) : (addText(doc, typed)?.undo ?? null);
    done({ said: lists.wroteText, undo });
    leave();
  };
  return (
    <div ref={checked.ref} className="ac-cluster-naming">
      <TextArea
        label={t(lists.text)}
        hint={t(lists.textHint)}
        value={typed}
        onChange={setTyped}
        onSend={save}
        max={MAX_BOARD_TEXT}
        clean={measured}
        error={checked.errorOf("text")}
        rows={2}
        autoFocus
      />
      <div className="ac-acts">
        <Button variant="primary" onClick={save}>
          {t(common.save)}
        </Button>
        <Button variant="quiet" onClick={leave}>
          {t(common.cancel)}
        </Button>
      </div>
    </div>
  );
}
