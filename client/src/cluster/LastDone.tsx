import { common, lists } from "@acuerdo/shared";
import { Undo2, X } from "lucide-react";
import { useRef } from "react";
import { useBoardActs, useLastDone } from "../sync/last-done.ts";
import { useSay } from "../sync/use-session.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import "./cluster.css";

/** What the lists have just done to the board, and the way back; until the next act, or until it is dismissed. */
export function LastDone() {
  const t = useSay();
  const { done } = useBoardActs();
  const last = useLastDone();
  const box = useRef<HTMLDivElement>(null);
  const undo = () => {
    last?.undo?.();
    done({ said: lists.undone, undo: null });
    box.current?.focus();
  };
  return (
    <div ref={box} className="ac-last-done" tabIndex={-1} hidden={last === null}>
      <p role="status">{last && t(last.said, last.params)}</p>
      {last?.undo && (
        <Button icon={Undo2} onClick={undo}>
          {t(lists.undo)}
        </Button>
      )}
      {last && <IconButton icon={X} label={t(common.notice.dismiss)} onClick={() => done(null)} />}
    </div>
  );
}
