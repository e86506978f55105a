import { EMPTY_LEDGER, type EventDraft, type MemberId, seal } from "@acuerdo/shared";
import { expect, test } from "vitest";

/** Salts of texts, drawn many at once: of two equal ones one would tell that two texts are the same. */

const TEXTS = 1_000;

test("[WH6] each text has a salt of its own, 16 bytes drawn for it alone", () => {
  const memberId = "memberolga" as MemberId;
  const changed = (n: number): EventDraft => ({
    kind: "member.changed",
    actor: memberId,
    data: { memberId, name: `Olga ${n}`, brings: "the same words" },
  });
  const drafts = Array.from({ length: TEXTS }, (_, n) => changed(n));
  const events = seal(drafts, { board: EMPTY_LEDGER.board.id, seq: 0, hash: EMPTY_LEDGER.hash }, 0);
  const salts = events.flatMap((event) => Object.values(event.salts ?? {}));
  expect(salts).toHaveLength(2 * TEXTS);
  expect(new Set(salts).size).toBe(salts.length);
  for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
});
