import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** Every colour on every ground that it is drawn on, in both schemes: WCAG 2.2, 1.4.3 (text) and 1.4.11 (what is not text). */

const TOKENS = readFileSync(join(import.meta.dirname, "../../../client/src/ui/tokens.css"), "utf8");

type Colours = ReadonlyMap<string, string>;

function coloursIn(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--ac-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex] as never));
}

const [before, after] = TOKENS.split("@media (prefers-color-scheme: dark)") as [string, string];
const LIGHT = coloursIn(before);
const SCHEMES: readonly [string, Colours][] = [
  ["light", LIGHT],
  ["dark", new Map([...LIGHT, ...coloursIn(after)])],
];

/** Relative luminance of #rrggbb, 0 to 1. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const KINDS = ["position", "interest", "need", "concern", "idea", "question"].map((kind) => `kind-${kind}`);
const GRADES = ["endorse", "agree", "accept", "reserve", "object", "unheard"];
const GROUNDS = ["paper", "surface", "sunken"];
const tints = GRADES.map((grade) => `${grade}-tint`);

/** Each colour, the grounds on which it is drawn, and the least contrast there. */
const DRAWN: readonly [colours: readonly string[], grounds: readonly string[], least: number][] = [
  [["ink"], [...GROUNDS, ...KINDS, ...tints, "accent-tint"], 4.5],
  [["soft"], GROUNDS, 4.5],
  [["accent", "danger"], ["paper", "surface"], 4.5],
  [["on-accent"], ["accent", "accent-strong"], 4.5],
  [["paper"], ["ink"], 4.5], // toasts and hints, and the focus ring on them
  // spreads, dots and planks lie on cards and papers, planks on the tag of where they stand too
  [GRADES, ["paper", "surface", ...KINDS], 3],
  [GRADES, tints, 3],
  [["edge", "focus"], [...GROUNDS, ...KINDS], 3],
];

describe.each(SCHEMES)("[RF6] colours are told from their ground: %s", (_, colours) => {
  test.each(DRAWN)("%s on %s: %d at least", (drawn, grounds, least) => {
    const hex = (name: string) => colours.get(name) ?? expect.fail(`no colour ${name}`);
    const faint = drawn.flatMap((one) =>
      grounds
        .map((ground) => ({ one, ground, is: Math.floor(100 * contrast(hex(one), hex(ground))) / 100 }))
        .filter(({ is }) => is < least),
    );
    expect(faint).toEqual([]);
  });
});
