import { common, reasonOf, saved as words } from "@acuerdo/shared";
import { useEffect } from "react";
import { CANVAS, type RefusedEdit } from "../sync/refused.ts";
import { useSaved, useSay, useSession } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";

function Refused({ id, code, words: written, count }: RefusedEdit) {
  const t = useSay();
  const session = useSession();
  const isCanvas = id === CANVAS;
  return (
    <li className="ac-refused">
      <strong>{t(reasonOf(code, isCanvas ? "canvas" : "ledger"))}</strong>
      {isCanvas && <p>{t(words.list.canvas, { n: count })}</p>}
      {written && <blockquote>{written}</blockquote>}
      <div className="ac-refused-acts">
        <Button onClick={() => session.letGo(id)}>{t(words.list.letGo)}</Button>
        <Button variant="primary" onClick={() => session.askAgain(id)}>
          {t(common.tryAgain)}
        </Button>
      </div>
    </li>
  );
}

/** What the server did not take, in its author's words, with why; until they have seen to it. */
export function RefusedDialog({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const { refused } = useSaved();
  useEffect(() => {
    if (refused.length === 0) onClose();
  }, [refused.length, onClose]);
  return (
    <Dialog open onClose={onClose} title={t(words.list.title)}>
      <p>{t(words.list.lead)}</p>
      <ul className="ac-refused-list">
        {refused.map((edit) => (
          <Refused key={edit.id} {...edit} />
        ))}
      </ul>
    </Dialog>
  );
}
