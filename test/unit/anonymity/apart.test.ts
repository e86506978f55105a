import { expect, test } from "vitest";
import { derive, encrypt } from "../../../server/src/cipher.ts";
import { Held, type HeldEntry } from "../../../server/src/ledger/held.ts";
import { Apart } from "../../../server/src/store/apart.ts";

/** Tables of the server's alone, by their rows. */

const SECRET = "a secret of a board";
const ENTRY: HeldEntry = { pool: "answers to p1", by: "voice-ana", drafts: [] };
/** As rows were while there was one table. */
const BEFORE = { key: derive(SECRET, `held:${ENTRY.pool}/${ENTRY.by}`), body: encrypt(SECRET, JSON.stringify(ENTRY)) };

test("[AP2] a row of before is what was held, is found under its key and given up by it", () => {
  const held = new Held(SECRET, [BEFORE]);
  expect(held.get(ENTRY.pool, ENTRY.by)).toEqual(ENTRY);
  expect(held.rows({ put: [], drop: [ENTRY] }).drop).toEqual([BEFORE.key]);
  const again = held.rows({ put: [ENTRY], drop: [] }).put;
  expect(again.map(({ key }) => key)).toEqual([BEFORE.key]);
  expect(new Held(SECRET, again).get(ENTRY.pool, ENTRY.by)).toEqual(ENTRY);
});

test("[AP2] a row of another table is none of this one's, and one under another secret is damaged", () => {
  const rows = new Held(SECRET, [BEFORE]).rows({ put: [ENTRY], drop: [] }).put;
  const other = new Apart<HeldEntry>(SECRET, "others" as never, rows, ({ by }) => by);
  expect(other.entries.size).toBe(0);
  expect(() => new Held("another secret", rows)).toThrow("damaged");
});
