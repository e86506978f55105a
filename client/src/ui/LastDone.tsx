import { common, lists } from "@acuerdo/shared";
import { Undo2, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useSay, useSessionPart } from "../sync/use-session.ts";
import { Button, IconButton } from "./Button.tsx";
import { isWriting } from "./batch.ts";
import { useDone, useLastDone, useSayDone } from "./last-done.ts";
import "./last-done.css";
import { Marked } from "./Marked.tsx";

/** What has just been done from a list, and the way back; until the next act, or until it is dismissed. */
export function LastDone() {
  const t = useSay();
  const say = useSayDone();
  const done = useDone();
  const last = useLastDone();
  const isSent = useSessionPart(({ link }) => link === "live");
  const box = useRef<HTMLDivElement>(null);
  // it comes over nothing that somebody is writing
  useEffect(() => {
    if (last && isWriting()) document.activeElement?.scrollIntoView({ block: "nearest" });
  }, [last]);
  const undo = () => {
    done({ said: last?.undo?.() ? lists.undone : lists.notUndone, undo: null });
    box.current?.focus();
  };
  return (
    <div ref={box} className="ac-last-done" tabIndex={-1} hidden={last === null}>
      <p>{last && <Marked said={say(last)} />}</p>
      {last && !isSent && <p>{t(lists.notSentYet)}</p>}
      {last?.undo && (
        <Button icon={Undo2} onClick={undo}>
          {t(lists.undo)}
        </Button>
      )}
      {last && <IconButton icon={X} label={t(common.notice.dismiss)} onClick={() => done(null)} />}
    </div>
  );
}
