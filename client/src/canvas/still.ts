import type { Editor } from "@tldraw/tldraw";
import { type Area, type Camera, moveInto } from "./room.ts";
import { clearRoom } from "./view.ts";

/** A notice above the canvas and the floor below it take their room from the canvas: what lies on it stays where it is on the screen. */

interface Lifted {
  readonly from: Camera;
  readonly to: Camera;
}

const same = (a: Camera, b: Camera): boolean => a.x === b.x && a.y === b.y && a.z === b.z;

/** What is chosen and was seen on a canvas of this height, if there is anything. */
function chosenWithin(editor: Editor, height: number): Area | null {
  const chosen = editor.getSelectionPageBounds();
  const { y, z } = editor.getCamera();
  const isSeen = chosen && (chosen.maxY + y) * z > 0 && (chosen.minY + y) * z < height;
  return isSeen ? chosen : null;
}

/** What is chosen comes out from under the open floor, and goes back as that is closed. */
function lift(editor: Editor, height: number): Lifted | null {
  const chosen = chosenWithin(editor, height);
  if (!chosen) return null;
  const from = editor.getCamera();
  const to = moveInto(chosen, clearRoom(editor), from);
  if (same(from, to)) return null;
  editor.setCamera(to);
  return { from, to: editor.getCamera() };
}

export function holdStill(editor: Editor): () => void {
  const container = editor.getContainer();
  let last: DOMRect | null = null;
  let lifted: Lifted | null = null;
  const follow = () => {
    const [was, now] = [last, container.getBoundingClientRect()];
    last = now;
    if (!was || was.height === 0 || now.height === 0) return;
    editor.updateViewportScreenBounds(container); // tldraw's own turn may come a fifth of a second later
    const { x, y, z } = editor.getCamera();
    if (now.top !== was.top) editor.setCamera({ x, y: y + (was.top - now.top) / z, z });
    else if (now.bottom < was.bottom) lifted ??= lift(editor, was.height);
    else if (now.bottom > was.bottom) {
      if (lifted && same({ x, y, z }, lifted.to)) editor.setCamera(lifted.from);
      lifted = null;
    }
  };
  const sizes = new ResizeObserver(follow);
  sizes.observe(container);
  return () => sizes.disconnect();
}
