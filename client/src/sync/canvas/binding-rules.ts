import { type CanvasValue, checkRecord, drawn, type RecordFault, readRecord, type ShapeRecord } from "@acuerdo/shared";
import type { TLShape } from "@tldraw/tldraw";
import { hasWords } from "./binding-check.ts";
import type { Held } from "./binding-values.ts";

/** What is written, and when. */

/** The value as a board takes it, mended where that is all it needs; or why no board does. */
export function writable(key: string, value: CanvasValue): CanvasValue | RecordFault {
  const fault = checkRecord(key, value);
  if (fault === null) return value;
  const mended = readRecord(key, value);
  return typeof mended === "string" || checkRecord(key, mended) !== null ? fault : mended;
}

/**
 * A stroke under way is written once, when the pen is lifted: each of its moves would carry all points again. A text is
 * written with its first letter: before, nobody else could see that it is there.
 */
export function isHeldBack(record: Held): boolean {
  if (record.typeName === "binding") return false;
  const { isComplete, richText } = record.props as { isComplete?: boolean; richText?: unknown };
  return isComplete === false || (record.type === "text" && !hasWords(richText));
}

/** What it costs to draw an arrow from where it lies to what it is held to. */
export function holdCost(arrow: TLShape, to: TLShape): number {
  const { w = 0, h = 0 } = to.props as { w?: number; h?: number };
  const end = { x: Math.abs(to.x - arrow.x) + w, y: Math.abs(to.y - arrow.y) + h };
  const props = { ...arrow.props, start: { x: 0, y: 0 }, end };
  return drawn({ type: "arrow", props } as Pick<ShapeRecord, "type" | "props">);
}
