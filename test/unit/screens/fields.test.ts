import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const SCREENS = join(import.meta.dirname, "../../../client/src");
/** Fields of what is not lost when it goes: what is looked for, a code that is read off a wall or another screen, a day that its dialog keeps. */
const NOT_KEPT = [
  "arrive/CodeForm.tsx",
  "arrive/JoinDevices.tsx",
  "cluster/JoinByArrow.tsx",
  "gather/PositionList.tsx",
  "commit/DayField.tsx",
];
/** The fields themselves, and those that are given a text that somebody else keeps. */
const MADE_OF = [
  "ui/Field.tsx",
  "ui/CopyField.tsx",
  "arrive/From.tsx",
  "arrive/JoinPage.tsx",
  "agree/WordingField.tsx",
  "agree/Reword.tsx",
  "canvas/ClusterHull.tsx",
  "commit/SignedAs.tsx",
];

test("[DR1] every field in which somebody writes keeps a draft", () => {
  const files = readdirSync(SCREENS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx"));
  const sources = new Map(files.map((name) => [name, readFileSync(join(SCREENS, name), "utf8")]));
  const isField = /<(TextField|TextArea|WordingField|textarea)\b/;
  const isKept = /\buse(Draft|DraftOf|Touched)[(<]/;
  const without = files.filter(
    (name) => isField.test(sources.get(name) ?? "") && !isKept.test(sources.get(name) ?? ""),
  );
  expect(without.filter((name) => !MADE_OF.includes(name)).sort()).toEqual([...NOT_KEPT].sort());
});
