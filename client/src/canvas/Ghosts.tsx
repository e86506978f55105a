import { CARD_SIZE, type PositionId, shapeKey } from "@acuerdo/shared";
import { type TLShapeId, useEditor, useValue } from "@tldraw/tldraw";
import { useEffect, useState } from "react";
import type { Placing } from "../sync/ledger/outbox.ts";
import { useSession, useSessionPart } from "../sync/use-session.ts";
import { fit } from "./fit.ts";
import { PositionCard } from "./PositionCard.tsx";
import { runtimeOf } from "./runtime.ts";
import "./card.css";

/** Positions of mine whose card the server has still to put on the canvas, where it will lie. Nobody else sees them. */

/** From the server's answer to its card, which comes by another connection. */
const LINGER_MS = 2_000;

const cardKey = (id: PositionId) => shapeKey(id) as TLShapeId;

/** What waits, and for a moment what has been answered. */
function usePlacing(): readonly Placing[] {
  const session = useSession();
  useSessionPart(({ ledger }) => ledger); // another one whenever something else waits
  const waiting = session.asked.placing;
  const [shown, setShown] = useState<readonly Placing[]>([]);
  const ids = waiting.map(({ positionId }) => positionId).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids say whether something else waits
  useEffect(() => {
    setShown((before) => [...before.filter(({ positionId }) => !ids.includes(positionId)), ...waiting]);
    const timer = setTimeout(() => setShown(waiting), LINGER_MS);
    return () => clearTimeout(timer);
  }, [ids]);
  return shown;
}

export function Ghosts() {
  return usePlacing().map((one) => <Ghost key={one.positionId} {...one} />);
}

function Ghost({ positionId, place: [x, y] }: Placing) {
  const editor = useEditor();
  const isThere = useValue("card", () => editor.getShape(cardKey(positionId)) !== undefined, [editor, positionId]);
  const face = useValue("face", () => runtimeOf(editor).faces.card(positionId), [editor, positionId]);
  useEffect(() => {
    if (isThere && editor.getSelectedShapeIds().length === 0) editor.select(cardKey(positionId));
  }, [editor, isThere, positionId]);
  if (isThere || !face) return null;
  const { fontSize, height } = fit(editor, face.position.text, CARD_SIZE.w);
  return (
    <div className="cv-ghost" style={{ transform: `translate(${x}px, ${y}px)` }} aria-hidden="true">
      <PositionCard near home={null} face={face} width={CARD_SIZE.w} height={height} fontSize={fontSize} />
    </div>
  );
}
