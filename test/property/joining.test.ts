import {
  apply,
  decideJoin,
  EMPTY_LEDGER,
  expectedMembers,
  isRefusal,
  type LedgerEvent,
  type MemberId,
  type StatementId,
  seal,
  tallyStatement,
  type VoiceId,
} from "@acuerdo/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { count } from "../support/attack/attack.ts";
import { playLedger } from "../support/ledger/workshop.ts";
import { readWorkshop } from "../support/simulate/workshop.ts";

/** Any members of a whole workshop are made one: nothing that is counted changes but that two are one. */

const { table } = playLedger(readWorkshop("es"));
const ids = [...table.ledger.members.keys()];
const pairs = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 5 });

const asVoice = (id: MemberId) => id as string as VoiceId;

/** All of these are the first. */
function joinedAs([into, ...others]: readonly MemberId[]): LedgerEvent[] {
  let ledger = table.ledger;
  const events: LedgerEvent[] = [];
  for (const from of others) {
    const drafts = decideJoin(ledger, { from, into: into as MemberId });
    if (isRefusal(drafts)) throw new Error(drafts.refused);
    const said = seal(drafts, { board: ledger.board.id, seq: ledger.seq, hash: ledger.hash }, 1_900_000_000_000);
    ledger = said.reduce(apply, ledger);
    events.push(...said);
  }
  return events;
}

test("[JO2] whoever is joined, every count is that of before with so many people one", () => {
  fc.assert(
    fc.property(pairs, (group) => {
      const [into] = group as [MemberId, ...MemberId[]];
      const before = table.ledger;
      const events = joinedAs(group);
      const after = events.reduce(apply, before);
      expect([...table.events, ...events].reduce(apply, EMPTY_LEDGER)).toEqual(after);
      const isTheirs = (id: string) => (group as readonly string[]).includes(id);
      for (const statement of [...before.positions.keys(), ...before.versions.keys()] as StatementId[]) {
        const given = before.stances.get(statement) ?? new Map();
        const others = [...given].filter(([by]) => !isTheirs(by));
        const theirs = [...given.values()].filter(({ by }) => isTheirs(by)).sort((a, b) => b.seq - a.seq);
        const now = after.stances.get(statement) ?? new Map();
        expect([...now].filter(([by]) => !isTheirs(by))).toEqual(others);
        const held = theirs[0] && { ...theirs[0], by: asVoice(into) };
        expect(now.get(asVoice(into))).toEqual(held);
        const [one, other] = [before, after].map((ledger) => tallyStatement(ledger, statement).whole.expected);
        const asked = new Set([...expectedMembers(before).map(({ id }) => id as string), ...given.keys()]);
        const merged = Math.max(0, group.filter((id) => asked.has(id)).length - 1);
        expect(other).toBeGreaterThanOrEqual((one as number) - merged);
        expect(other).toBeLessThanOrEqual(one as number);
      }
      for (const name of ["positions", "versions", "commitments", "agreements"] as const) {
        expect(after[name].size).toBe(before[name].size);
        for (const { by } of after[name].values()) expect(isTheirs(by) && by !== into).toBe(false);
      }
    }),
    { numRuns: count(6, 60), seed: 13 },
  );
});
