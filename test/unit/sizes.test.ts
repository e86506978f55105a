import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "../support/server/built.ts";

/** How long files and functions of the product are: those that grow beyond it are two. The linter counts no line within what a screen shows. */

const MOST_IN_A_FILE = 300;
const MOST_IN_A_FUNCTION = 40;
const ROOT = join(import.meta.dirname, "../..");

const files = ["shared/src", "server/src", "client/src", "client/service-worker"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name: join(folder, name), text: readFileSync(join(ROOT, folder, name), "utf8") })),
);

const BLANK_OR_COMMENT = /^\s*(\/\/.*|\/?\*.*|\{\/\*.*\*\/\})?$/;
const linesIn = (text: string): number => text.split("\n").filter((line) => !BLANK_OR_COMMENT.test(line)).length;

/** Whether a function in it may be too long: one that begins on a line ends on the next that is indented no further. */
function isPerhapsLong(text: string): boolean {
  const lines = text.split("\n").filter((line) => !BLANK_OR_COMMENT.test(line));
  const indents = lines.map((line) => line.search(/\S/));
  return lines.some((line, at) => {
    if (!/(\(|\)|=>).*[{([>]$/.test(line)) return false;
    const inside = indents.slice(at + 1, at + MOST_IN_A_FUNCTION / 2);
    return inside.length + 1 === MOST_IN_A_FUNCTION / 2 && inside.every((indent) => indent > (indents[at] as number));
  });
}

/** Functions that are too long, with their lines. */
function longIn({ name, text }: { name: string; text: string }): string[] {
  return [...parse(text, name.endsWith("x") ? "tsx" : "ts")]
    .filter(({ type }) => /Function/.test(type) && type !== "TSFunctionType")
    .map(({ start, end }) => ({ at: text.slice(0, start).split("\n").length, lines: linesIn(text.slice(start, end)) }))
    .filter(({ lines }) => lines > MOST_IN_A_FUNCTION)
    .map(({ at, lines }) => `${name}:${at}: ${lines}`);
}

test("[PR13] no file of the product has more than 300 lines", () => {
  const long = files.map(({ name, text }) => ({ name, lines: text.trimEnd().split("\n").length }));
  expect(long.filter(({ lines }) => lines > MOST_IN_A_FILE)).toEqual([]);
});

test("[PR13] no function of the product has more than 40 lines without blanks and comments", () => {
  const perhaps = files.filter(({ text }) => isPerhapsLong(text));
  expect(perhaps.length).toBeGreaterThan(80);
  expect(perhaps.flatMap(longIn)).toEqual([]);
  const body = (lines: number) => `() => {\n${"// why\n\n  (<a>\n  </a>);\n".repeat(lines / 2)}}`;
  expect(longIn({ name: "one.tsx", text: `const fine = 1;\nconst one = ${body(38)};` })).toEqual([]);
  expect(longIn({ name: "two.tsx", text: `const fine = 1;\nconst two = ${body(40)};` })).toEqual(["two.tsx:2: 42"]);
});
