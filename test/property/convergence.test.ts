import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../shared/src/convergence/judge.ts";
import type { Judgement } from "../../shared/src/convergence/judgement.ts";
import { type Counted, type Tally, tallyOf, withAnswer } from "../../shared/src/convergence/tally.ts";
import { wilson } from "../../shared/src/convergence/wilson.ts";
import { crowd } from "../unit/convergence/rooms.ts";

const SEED = 20260413;
const check = (property: fc.IPropertyWithHooks<unknown>) => fc.assert(property, { seed: SEED, numRuns: 500 });

const answer = fc.constantFrom<Counted>(2, 1, 0, -1, -2, "abstain", "resolved", null);
const group = fc.array(answer, { minLength: 1, maxLength: 14 });
const groups = fc.array(group, { minLength: 1, maxLength: 4 });
const ungrouped = fc.array(answer, { maxLength: 8 });
const room = fc.record({ groups, ungrouped }).map(roomOf);

interface Room {
  readonly groups: readonly (readonly Counted[])[];
  readonly ungrouped: readonly Counted[];
  readonly tally: Tally;
}

function roomOf(people: Pick<Room, "groups" | "ungrouped">): Room {
  const tally = tallyOf({
    expected: [...people.groups, people.ungrouped].flat().length,
    groups: people.groups.map((answers, id) => ({ id: `g${id}`, expected: answers.length, answers })),
    ungrouped: people.ungrouped,
  });
  return { ...people, tally };
}

/** Everybody, with the id of their group. */
const everybody = ({ groups: all, ungrouped: rest }: Room) => [
  ...all.flatMap((answers, id) => answers.map((given) => ({ id: `g${id}`, given }))),
  ...rest.map((given) => ({ id: null, given })),
];

const modes = ["room", "crowd"] as const;

describe.each(modes)("in %s mode", (mode) => {
  const judged = (tally: Tally): Judgement => judge(tally, undefined, mode);

  test(`[CV44] seed ${SEED}: the order of people never matters`, () => {
    check(
      fc.property(room, (given) => {
        const turned = roomOf({
          groups: given.groups.map((answers) => [...answers].reverse()),
          ungrouped: [...given.ungrouped].reverse(),
        });
        expect(judged(turned.tally)).toEqual(judged(given.tally));
      }),
    );
  });

  test(`[CV44] seed ${SEED}: nor does the order of groups, nor what they are called`, () => {
    check(
      fc.property(room, ({ tally }) => {
        const renamed = { ...tally, groups: tally.groups.map((own) => ({ ...own, id: `other ${own.id}` })).reverse() };
        const [before, after] = [judged(tally), judged(renamed)];
        expect([after.status, after.fails, after.sharedNo]).toEqual([before.status, before.fails, before.sharedNo]);
        expect(after.bridge).toBeCloseTo(before.bridge, 12);
        expect(after.groupsBelow.map((id) => id.slice(6)).sort()).toEqual([...before.groupsBelow].sort());
      }),
    );
  });

  test(`[CV45] seed ${SEED}: a stance raised lowers neither floor nor bridge, and breaks no test`, () => {
    check(
      fc.property(room, fc.nat(), (given, pick) => {
        const raisable = everybody(given).filter(({ given: old }) => typeof old === "number" && old < 2);
        const chosen = raisable[pick % Math.max(1, raisable.length)];
        if (!chosen || typeof chosen.given !== "number") return;
        const raised = (chosen.given + 1) as Counted;
        const [before, after] = [judged(given.tally), judged(withAnswer(given.tally, chosen.id, chosen.given, raised))];
        expect(after.floor).toBeGreaterThanOrEqual(before.floor);
        expect(after.bridge).toBeGreaterThanOrEqual(before.bridge);
        for (const fail of after.fails) expect(before.fails).toContain(fail);
      }),
    );
  });
});

test(`[CV46] seed ${SEED}: one more stance at 0 or above never turns a minimum into contested`, () => {
  check(
    fc.property(room, fc.nat(), fc.constantFrom<Counted>(0, 1, 2), (given, pick, stance) => {
      const unheard = everybody(given).filter(({ given: old }) => old === null);
      const chosen = unheard[pick % Math.max(1, unheard.length)];
      const before = judge(given.tally, undefined, "room").status;
      if (!chosen || (before !== "minimum" && before !== "everyone")) return;
      expect(judge(withAnswer(given.tally, chosen.id, null, stance), undefined, "room").status).not.toBe("contested");
    }),
  );
});

test(`[CV2] seed ${SEED}: a tally kept by single stances is the tally of all of them`, () => {
  check(
    fc.property(room, (given) => {
      const empty = roomOf({
        groups: given.groups.map((answers) => answers.map(() => null)),
        ungrouped: given.ungrouped.map(() => null),
      });
      const kept = everybody(given).reduce(
        (tally, { id, given: own }) => withAnswer(tally, id, null, own),
        empty.tally,
      );
      expect(kept).toEqual(given.tally);
    }),
  );
});

test(`[CV10] seed ${SEED}: an interval holds its share, and is none for a census`, () => {
  check(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(2000), (hits, misses, unseen) => {
      const asked = hits + misses;
      const { lo, hi } = wilson(hits, asked, asked + unseen, 1.28155);
      expect(lo).toBeLessThanOrEqual(hi);
      if (asked > 0) expect(lo - 1e-12 <= hits / asked && hits / asked <= hi + 1e-12).toBe(true);
      if (asked > 1 && unseen === 0) expect(hi - lo).toBeCloseTo(0, 12);
    }),
  );
});

test(`[CV11] seed ${SEED}: a crowd that holds has no share of objections above its cap`, () => {
  const counts = fc.array(fc.nat(80), { minLength: 5, maxLength: 5 });
  check(
    fc.property(counts, counts, (left, right) => {
      const judgement = judge(crowd(`${left.join(" ")} / ${right.join(" ")}`, [400, 400]));
      if (judgement.status !== "minimum") return;
      const rated = [...left, ...right].reduce((sum, count) => sum + count, 0);
      expect(judgement.objections).toBeLessThanOrEqual(0.1 * rated);
      expect(judgement.mode === "crowd" && judgement.gap).toBe(0);
    }),
  );
});
