import { bareCanvas as words } from "@acuerdo/shared";
import { useEditor, useValue } from "@tldraw/tldraw";
import { useState } from "react";
import { setBare, useBare } from "../sync/canvas/bare.ts";
import { canvasOf } from "../sync/canvas/canvases.ts";
import { countDrawings, removeDrawings } from "../sync/canvas/cards.ts";
import { useMe, useSay, useSession } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { runtimeOf } from "./runtime.ts";

/** What is on the canvas and not shown here, said as long as it is so. Whoever holds the wheel can take it away. */
export function Left() {
  const { left } = runtimeOf(useEditor());
  const { unsound } = useValue("left", () => left.get(), [left]);
  const bare = useBare(useSession().boardId);
  if (!bare && unsound === 0) return null;
  return (
    <div className="cv-left" role="status">
      {bare ? <Bare /> : <Unsound n={unsound} />}
    </div>
  );
}

function Unsound({ n }: { n: number }) {
  const t = useSay();
  const { removeLeft } = runtimeOf(useEditor());
  const { role } = useMe();
  return (
    <>
      <span>{t(words.left, { n })}</span>
      {role === "mediator" && <Button onClick={removeLeft}>{t(words.removeLeft)}</Button>}
    </>
  );
}

function Bare() {
  const t = useSay();
  const session = useSession();
  const { left } = runtimeOf(useEditor());
  const { hidden } = useValue("left", () => left.get(), [left]);
  const { role } = useMe();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <span>{t(words.hidden, { n: hidden })}</span>
      <Button onClick={() => setBare(session.boardId, false)}>{t(words.show)}</Button>
      {role === "mediator" && hidden > 0 && <Button onClick={() => setAsking(true)}>{t(words.remove)}</Button>}
      {asking && <Sure onClose={() => setAsking(false)} />}
    </>
  );
}

function Sure({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const { doc } = canvasOf(useSession());
  const remove = () => {
    removeDrawings(doc);
    onClose();
  };
  const yes = (
    <Button variant="danger" onClick={remove}>
      {t(words.yes)}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t(words.remove)} size="small" footer={yes}>
      <p>{t(words.sure, { n: countDrawings(doc) })}</p>
    </Dialog>
  );
}
