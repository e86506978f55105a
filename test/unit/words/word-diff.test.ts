import { describe, expect, test } from "vitest";
import { diffWords } from "../../../client/src/ui/word-diff.ts";
import { weakly } from "../../support/weakening.ts";

/** What differs between two wordings, also where words are not parted by blanks. */

const changed = (before: string, after: string, differ = diffWords): string[] =>
  differ(before, after).flatMap(({ text, change }) => (change === "same" ? [] : `${change}: ${text.trim()}`));

const WORDINGS: readonly [before: string, after: string, differences: string[]][] = [
  ["図書館は平日の夜九点まで開けてほしい。", "図書館は平日の夜十点まで開けてほしい。", ["removed: 九", "added: 十"]],
  ["我们希望图书馆工作日开到晚上九點。", "我们希望图书馆工作日开到晚上十點。", ["removed: 九點", "added: 十點"]],
  [
    "Véase https://example.org/actas/2026/paradas.html hoy",
    "Véase https://example.org/actas/2027/paradas.html hoy",
    ["removed: 2026/", "added: 2027/"],
  ],
  ["Sombra en las paradas, y bancos.", "Sombra en todas las paradas, y bancos.", ["added: todas"]],
  ["Una  línea\ny otra", "Una línea y otra", []],
];

describe("[OT8] words that differ are marked, and no others", () => {
  test.each(WORDINGS)("%s", (before, after, differences) => expect(changed(before, after)).toEqual(differences));

  test("together the pieces are the later wording, and with what was removed the earlier one", () => {
    const [before, after] = ["ต้นไม้ที่ป้ายรถเมล์ทุกแห่ง 九點", "ต้นไม้ที่ป้ายรถเมล์บางแห่ง 十點"];
    const pieces = diffWords(before, after);
    const without = (change: string) => pieces.flatMap((piece) => (piece.change === change ? [] : piece.text)).join("");
    expect(without("removed")).toBe(after);
    expect(without("added")).toBe(before);
    expect(pieces.filter(({ change }) => change === "same").length).toBeGreaterThan(0);
  });
});

test("[OT8] what parts words by blanks alone is caught where there are none, and in addresses", async () => {
  const before = await weakly<{ diffWords: typeof diffWords }>("client/src/ui/word-diff.ts", [".flatMap(partsOf)", ""]);
  const wrong = WORDINGS.filter(
    ([one, other, differences]) => changed(one, other, before.diffWords).join() !== differences.join(),
  );
  expect(wrong).toEqual(WORDINGS.slice(0, 3));
});
