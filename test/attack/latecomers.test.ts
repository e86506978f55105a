import { type AgreementId, type Identity, judgeStatement, type VersionId } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { MIX } from "../../server/src/ledger/mix.ts";
import type { Random } from "../sim/random.ts";
import { count, random, report, SEED } from "../support/attack/attack.ts";
import { weaken } from "../support/attack/weaken.ts";
import { AnonymousBoard, answer, newId } from "../support/judge/anonymous.ts";

/** Somebody opens windows after a room with anonymous voices has agreed, only to look: what stands is to stand. */

const BOARDS = count(4, 200);
/** All who are waited for. What was said last may be told later, and is one more of both. */
const AGREED = /^everyone (\d+)\/\1$/;
const LATE_TICKS = MIX.lateMs / MIX.tickMs;

async function agreed(at: AnonymousBoard, people: readonly Identity[]): Promise<VersionId> {
  const [first] = people as [Identity];
  const [agreementId, versionId] = [newId<AgreementId>(), newId<VersionId>()];
  await at.do(first, { kind: "agreement.word", agreementId, clusterId: null, text: "Que pase de noche", base: 0 });
  await at.do(first, { kind: "version.test", agreementId, versionId, sources: [], why: "", base: 1 });
  for (const person of people) await at.do(person, answer(versionId));
  return versionId;
}

/** What is said of an agreement of all before and after so many have come who say nothing. */
async function round(next: Random): Promise<{ readonly before: string; readonly after: string }> {
  const at = await AnonymousBoard.open();
  const people = await at.people(4 + next.below(9));
  await at.ticks(LATE_TICKS);
  const versionId = await agreed(at, people);
  const told = () => {
    const { status, answered, expected } = judgeStatement(at.writer.state, versionId);
    return `${status} ${answered}/${expected}`;
  };
  const before = told();
  for (let windows = 3 + next.below(12); windows > 0; windows -= 1) {
    await at.join();
    if (next.chance(0.3)) await at.ticks();
  }
  if (next.chance(0.3)) await at.restart();
  await at.ticks(LATE_TICKS);
  const after = told();
  await at.close();
  return { before, after };
}

async function undone(boards: number, offset: number): Promise<number> {
  const next = random(offset);
  let undone = 0;
  for (let n = 0; n < boards; n += 1) {
    const { before, after } = await round(next);
    expect(before).toMatch(AGREED);
    if (!AGREED.test(after)) undone += 1;
  }
  return undone;
}

test(`[CV50] seed ${SEED}: on ${BOARDS} boards with anonymous voices, windows that are opened later to look undo no agreement`, async () => {
  const harm = await undone(BOARDS, 0);
  report("latecomers", { boards: BOARDS, undone: harm });
  expect(harm).toBe(0);
});

test("[CV50] a server that waits for everybody who comes later is caught", async () => {
  const strengthen = weaken("waits for everybody who comes later");
  const harm = await undone(2, 1).finally(strengthen);
  expect(harm).toBe(2);
});
