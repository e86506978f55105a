import {
  type BindingRecord,
  beginning,
  bindingKey,
  type CanvasValue,
  cleanText,
  cleanWords,
  indexAbove,
  isPlace,
  makeId,
  PAGE,
  type Place,
  type PositionId,
  RECORDS,
  readRecord,
  type ShapeKey,
  type ShapeRecord,
  shapeKey,
  splitKey,
  xyKey,
} from "@acuerdo/shared";
import { useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { randomBytes } from "../saved/device.ts";
import { useSession } from "../use-session.ts";
import { canvasOf } from "./canvases.ts";
import { FROM_LIST, setProps } from "./cards.ts";
import { type Undo, unmake } from "./list.ts";

/** What is written and joined on the canvas beside its cards, for the lists: texts, words in drawn shapes, and arrows. */

export interface BoardText {
  readonly id: ShapeKey;
  readonly words: string;
  readonly color: string;
}

/** An arrow, and what holds its ends; null for an end that lies free. */
export interface BoardArrow {
  readonly id: ShapeKey;
  readonly from: ShapeKey | null;
  readonly to: ShapeKey | null;
  readonly words: string;
}

export interface BoardWords {
  readonly texts: readonly BoardText[];
  readonly arrows: readonly BoardArrow[];
  /** Strokes and shapes without words: they are seen only. */
  readonly drawings: number;
}

type Records = Y.Map<CanvasValue>;
const recordsOf = (doc: Y.Doc): Records => doc.getMap(RECORDS);

interface Node {
  readonly type?: string;
  readonly text?: string;
  readonly content?: readonly Node[];
}

const BLOCKS: ReadonlySet<unknown> = new Set(["paragraph", "listItem"]);

/** The words of rich text, a line for each paragraph. */
function wordsIn({ type, text = "", content = [] }: Node): string {
  if (type === "hardBreak") return "\n";
  const inner = content.map(wordsIn);
  return text + inner.join(BLOCKS.has(content[0]?.type) ? "\n" : "");
}

const richText = (words: string): Node => ({
  type: "doc",
  content: words.split("\n").map((line): Node => {
    return line === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text: line }] };
  }),
});

export function readWords(doc: Y.Doc): BoardWords {
  const texts: BoardText[] = [];
  const ends = new Map<ShapeKey, { start?: ShapeKey; end?: ShapeKey }>();
  const arrows: ShapeRecord[] = [];
  let drawings = 0;
  for (const [key, value] of recordsOf(doc).entries()) {
    const kind = splitKey(key)?.kind;
    const read = kind && kind !== "place" ? readRecord(key, value) : "key";
    if (typeof read === "string") continue;
    if (kind === "binding") {
      const { fromId, toId, props } = read as BindingRecord;
      ends.set(fromId, { ...ends.get(fromId), [props.terminal as "start" | "end"]: toId });
      continue;
    }
    const shape = read as ShapeRecord;
    const words = "richText" in shape.props ? wordsIn(shape.props.richText as Node).trim() : "";
    if (shape.type === "arrow") arrows.push(shape);
    else if (words !== "") texts.push({ id: shape.id, words, color: String(shape.props.color) });
    else if (shape.type !== "position" && shape.type !== "cluster") drawings += 1;
  }
  const held = arrows.map(({ id, props }) => {
    const { start = null, end = null } = ends.get(id) ?? {};
    return { id, from: start, to: end, words: String(props.text ?? "").trim() };
  });
  return { texts, arrows: held, drawings };
}

/** As it stands, and whenever something but a place has changed. */
export function useBoardWords(): BoardWords {
  const { doc } = canvasOf(useSession());
  const view = useMemo(() => {
    let shown: BoardWords | null = null;
    const subscribe = (listener: () => void) => {
      const heard = ({ keysChanged }: Y.YMapEvent<CanvasValue>) => {
        if (![...keysChanged].some((key) => splitKey(key)?.kind !== "place")) return;
        shown = null;
        listener();
      };
      recordsOf(doc).observe(heard);
      shown = null;
      return () => recordsOf(doc).unobserve(heard);
    };
    const get = (): BoardWords => {
      shown ??= readWords(doc);
      return shown;
    };
    return { subscribe, get };
  }, [doc]);
  return useSyncExternalStore(view.subscribe, view.get);
}

const plain = { typeName: "shape", parentId: PAGE, rotation: 0, isLocked: false, opacity: 1, meta: {} } as const;
const looks = { color: "black", size: "m", font: "sans", scale: 1 } as const;

function write(doc: Y.Doc, shape: ShapeRecord, place: Place): void {
  recordsOf(doc).set(shape.id, shape);
  recordsOf(doc).set(xyKey(shape.id), place);
}

function nextIndex(doc: Y.Doc): string {
  const values = [...recordsOf(doc).values()];
  return indexAbove(
    values.flatMap((value) => ("typeName" in value && value.typeName === "shape" ? [value.index] : [])),
  );
}

/** Letters of a text that is written in a list: a note, not a page. */
export const MAX_BOARD_TEXT = 500;

const fitting = (words: string): string => beginning(cleanText(cleanWords(words)), MAX_BOARD_TEXT);

/** To the left of the grid on which cards are put, one below the other: neither covers the other. */
const COLUMN = { x: -300, w: 240, step: 140 } as const;

function placeForText(doc: Y.Doc): Place {
  const inColumn = [...recordsOf(doc).entries()].flatMap(([key, value]) =>
    splitKey(key)?.kind === "place" && isPlace(value) && Math.abs(value[0] - COLUMN.x) < COLUMN.w ? [value[1]] : [],
  );
  const isTaken = (y: number) => inColumn.some((other) => Math.abs(other - y) < COLUMN.step);
  let y = 0;
  while (isTaken(y)) y += COLUMN.step;
  return [COLUMN.x, y];
}

interface Made {
  readonly id: ShapeKey;
  readonly undo: Undo;
}

const made = (doc: Y.Doc, id: ShapeKey): Made => ({ id, undo: () => unmake(doc, [id]) });

/** Writes a text on free ground; nothing where nothing is written. */
export function addText(doc: Y.Doc, words: string): Made | null {
  const kept = fitting(words);
  if (kept === "") return null;
  const id = shapeKey(makeId(randomBytes));
  const props = { ...looks, textAlign: "start", w: COLUMN.w, autoSize: false, richText: richText(kept) };
  doc.transact(
    () => write(doc, { ...plain, id, type: "text", index: nextIndex(doc), props }, placeForText(doc)),
    FROM_LIST,
  );
  return made(doc, id);
}

/** Another value of one prop. Undone, it is what it was, unless somebody has changed it since. */
function change(doc: Y.Doc, id: ShapeKey, name: string, value: unknown): Undo {
  const now = (): unknown => (recordsOf(doc).get(id) as ShapeRecord | undefined)?.props[name];
  const set = (to: unknown) => doc.transact(() => setProps(doc, id, { [name]: to }), FROM_LIST);
  const before = now();
  set(value);
  return () => {
    if (JSON.stringify(now()) !== JSON.stringify(value)) return false;
    set(before);
    return true;
  };
}

/** Other words for a text: those that stand lose how they were set, until it is undone. */
export function rewriteText(doc: Y.Doc, id: ShapeKey, words: string): Undo {
  const kept = fitting(words);
  return kept === "" ? () => false : change(doc, id, "richText", richText(kept));
}

export function colourText(doc: Y.Doc, id: ShapeKey, color: string): Undo {
  return change(doc, id, "color", color);
}

const HALF = { x: 0.5, y: 0.5 } as const;
const placeOf = (doc: Y.Doc, id: ShapeKey): Place => (recordsOf(doc).get(xyKey(id)) as Place | undefined) ?? [0, 0];

/** Joins two cards by an arrow, which is held to both. */
export function joinByArrow(doc: Y.Doc, from: PositionId, to: PositionId): Made {
  const id = shapeKey(makeId(randomBytes));
  const ends = [shapeKey(from), shapeKey(to)] as const;
  const [[x, y], [toX, toY]] = [placeOf(doc, ends[0]), placeOf(doc, ends[1])];
  const line = { dash: "draw", fill: "none", labelColor: "black", arrowheadStart: "none", arrowheadEnd: "arrow" };
  const path = {
    start: { x: 0, y: 0 },
    end: { x: toX - x, y: toY - y },
    bend: 0,
    elbowMidPoint: 0.5,
    labelPosition: 0.5,
  };
  const props = { ...looks, ...line, ...path, kind: "arc", text: "" };
  const hold = (terminal: "start" | "end", toId: ShapeKey): BindingRecord => ({
    ...{ id: bindingKey(makeId(randomBytes)), typeName: "binding", type: "arrow", fromId: id, toId, meta: {} },
    props: { terminal, normalizedAnchor: HALF, isExact: false, isPrecise: false, snap: "none" },
  });
  doc.transact(() => {
    write(doc, { ...plain, id, type: "arrow", index: nextIndex(doc), props }, [x, y]);
    for (const binding of [hold("start", ends[0]), hold("end", ends[1])]) recordsOf(doc).set(binding.id, binding);
  }, FROM_LIST);
  return made(doc, id);
}
