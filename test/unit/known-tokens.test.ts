import type { BoardId, Identity } from "@acuerdo/shared";
import { isRefusal } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { Tokens } from "../../server/src/auth.ts";

const [BOARD, OTHER] = ["boardboardboardboard01", "boardboardboardboard02"] as BoardId[] as [BoardId, BoardId];
const ana = (n: number) =>
  ({ memberId: `m${n}`, voiceId: `m${n}`, signature: `m${n}`, role: "participant" }) as Identity;
const HASH = "a".repeat(64);

test("[AT7] a token that is known is read as one that is not: its board, its letters and its end are looked at", () => {
  const tokens = new Tokens("s".repeat(40), 5);
  const { token, expiresAt } = tokens.issue(BOARD, ana(0), HASH, Date.now());
  const known = tokens.read(token, BOARD);
  // One that has never seen it reads the same.
  expect(new Tokens("s".repeat(40), 5).read(token, BOARD)).toEqual(known);
  expect(known).toEqual({ board: BOARD, actor: ana(0), key: HASH.slice(0, 16), expiresAt });
  expect(tokens.read(token, OTHER)).toEqual({ refused: "wrong-board" });
  for (let at = 0; at < token.length; at += 7) {
    const letter = token[at] === "A" ? "B" : "A";
    expect(isRefusal(tokens.read(token.slice(0, at) + letter + token.slice(at + 1), BOARD))).toBe(true);
  }
  const ended = tokens.issue(BOARD, ana(1), HASH, Date.now() - 5 * 60_000 - 40_000);
  expect(tokens.read(ended.token, BOARD)).toEqual({ refused: "token-invalid" });
});

test("[AT7] of many tokens the first is read as the last, and by another secret none", () => {
  const tokens = new Tokens("s".repeat(40), 5);
  const all = Array.from({ length: 3_000 }, (_, n) => tokens.issue(BOARD, ana(n), HASH, Date.now()).token);
  for (const n of [0, 1_500, 2_999]) {
    expect(tokens.read(all[n] ?? "", BOARD)).toMatchObject({ actor: ana(n) });
    expect(new Tokens("t".repeat(40), 5).read(all[n] ?? "", BOARD)).toEqual({ refused: "token-invalid" });
  }
});
