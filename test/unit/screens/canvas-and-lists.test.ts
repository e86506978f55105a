import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CANVAS_TOOLS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { SHORTCUTS } from "../../../client/src/canvas/shortcuts.ts";

/** Whatever the canvas can do stands in the table of `docs/canvas-and-lists.md`, with its place in the lists or the reason why it has none. */

const ROOT = join(import.meta.dirname, "../../..");
const SCREENS = join(ROOT, "client/src");
const read = (path: string): string => readFileSync(path, "utf8");

interface Row {
  readonly by: readonly string[];
  readonly inLists: string;
  readonly sentence: string | null;
}

const named = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

const rows: Row[] = read(join(ROOT, "docs/canvas-and-lists.md"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| on the canvas"))
  .map((line) => {
    const [, , by = "", inLists = "", sentence = ""] = line.split("|").map((cell) => cell.trim());
    return { by: named(by), inLists, sentence: named(sentence)[0] ?? null };
  });

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(SCREENS, folder))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => read(join(SCREENS, folder, name)));

const foundIn = (sources: readonly string[], pattern: RegExp): string[] =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name = ""]) => name));

/** Buttons with a label of their own, what dragging and clicking do to a thing, and what a place or a paste begins. */
function actsOf(sources: readonly string[]): string[] {
  const shapes = sources.filter((source) => source.includes("ShapeUtil"));
  return [
    ...foundIn(sources, /\slabel=\{t\(canvas\.(\w+)/g),
    ...foundIn(shapes, /override (on(?:DoubleClick|[A-Z][a-z]+))/g),
    ...foundIn(sources, /\.(handle[A-Z]\w+) = /g),
    ...foundIn(sources, /readonly (\w+): Atom</g).filter((name) => name !== "hint"), // which only says something
  ];
}

test("[LS1] every tool, shortcut, button and gesture of the canvas has its place in the lists, or a reason", () => {
  const known = new Set(rows.flatMap(({ by }) => by));
  const acts = [...CANVAS_TOOLS, ...SHORTCUTS, ...actsOf(sourcesOf("canvas"))];
  expect(acts.filter((act) => !known.has(act))).toEqual([]);
  expect(acts).toEqual(expect.arrayContaining(["onTranslate", "onResize", "onDoubleClick", "composer", "remove"]));
  // one that nobody has thought of yet
  expect(
    actsOf(["<IconButton label={t(canvas.turn)} />", "class A extends ShapeUtil { override onRotateEnd() {} }"]),
  ).toEqual(["turn", "onRotate"]);
});

test("[LS1] what is said to be in the lists is on one of them; what is not has a reason", () => {
  const lists = ["cluster", "gather", "facilitate", "ui"].flatMap(sourcesOf);
  const shown = (sentence: string) => lists.some((source) => new RegExp(`\\b${sentence}\\b`).test(source));
  expect(rows.flatMap(({ sentence }) => (sentence && !shown(sentence) ? [sentence] : []))).toEqual([]);
  expect(rows.filter(({ inLists, sentence }) => !sentence && !/^no: .{12}/.test(inLists))).toEqual([]);
  expect(rows.length).toBeGreaterThan(20);
});
