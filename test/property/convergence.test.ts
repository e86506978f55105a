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
const group = fc.array(answer, { minLength: 1, maxLength: 14, size: "max" });
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

/** Sorted by name, groups come the other way round. Twice gives the name itself. */
const otherName = (id: string): string => `g${9 - Number(id.slice(1))}`;

/** A judgement with its groups renamed and in the order of their names; a product of shares to twelve digits. */
function underNames(judgement: Judgement, nameOf: (id: string) => string) {
  const { groupsBelow, groupsNotHeard, bridge, ...rest } = judgement;
  const sorted = (ids: readonly string[]) => ids.map(nameOf).sort();
  const intervals = judgement.mode === "crowd" ? judgement.groups : [];
  return {
    ...rest,
    bridge: bridge.toFixed(12),
    groupsBelow: sorted(groupsBelow),
    groupsNotHeard: sorted(groupsNotHeard),
    groups: intervals
      .map((group) => ({ ...group, id: nameOf(group.id) }))
      .sort((left, right) => left.id.localeCompare(right.id)),
  };
}

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
        const groups = tally.groups.map((own) => ({ ...own, id: otherName(own.id) }));
        for (const order of [groups, groups.toReversed()])
          expect(underNames(judged({ ...tally, groups: order }), otherName)).toEqual(
            underNames(judged(tally), (id) => id),
          );
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
        expect(after.floor).toBeLessThanOrEqual(after.bridge + 1e-12); // the weakest group's share, not any other's
        for (const fail of after.fails) expect(before.fails).toContain(fail);
      }),
    );
  });
});

/** Rooms near the lines: mostly people who can live with it, few who want it, some reservations, some not heard. */
const mild = fc.constantFrom<Counted>(0, 0, 0, 0, 1, 1, 1, 2, -1, "abstain", null, null);
const calm = fc
  .record({
    groups: fc.array(fc.array(mild, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 3 }),
    ungrouped: fc.array(mild, { maxLength: 6 }),
  })
  .map(roomOf);

test(`[CV46] seed ${SEED}: one more stance at 0 or above never turns a minimum into contested`, () => {
  const after = new Map<string, number>();
  fc.assert(
    fc.property(calm, fc.nat(), fc.constantFrom<Counted>(0, 1, 2), (given, pick, stance) => {
      const unheard = everybody(given).filter(({ given: old }) => old === null);
      const chosen = unheard[pick % Math.max(1, unheard.length)];
      const before = judge(given.tally, undefined, "room").status;
      if (!chosen || (before !== "minimum" && before !== "everyone")) return;
      const { status } = judge(withAnswer(given.tally, chosen.id, null, stance), undefined, "room");
      after.set(status, (after.get(status) ?? 0) + 1);
      expect(status).not.toBe("contested");
    }),
    { seed: SEED, numRuns: 2000 },
  );
  // the property has met what it is about: rooms that hold, and rooms that one more lukewarm answer moves over a line
  expect(after.get("minimum")).toBeGreaterThan(100);
  expect(after.get("tolerated")).toBeGreaterThan(10);
});

test.each(modes)(
  `[CV4] seed ${SEED}: in %s mode a shared no is what would hold with every answer turned round`,
  (mode) => {
    const turned = (given: Counted): Counted => (typeof given === "number" ? ((0 - given) as Counted) : given);
    let shared = 0;
    fc.assert(
      fc.property(calm, (given) => {
        const no = roomOf({
          groups: given.groups.map((answers) => answers.map(turned)),
          ungrouped: given.ungrouped.map(turned),
        });
        const { status } = judge(given.tally, undefined, mode);
        const { sharedNo } = judge(no.tally, undefined, mode);
        expect(sharedNo).toBe(status === "everyone" || status === "minimum");
        shared += sharedNo ? 1 : 0;
      }),
      { seed: SEED, numRuns: 2000 },
    );
    expect(shared).toBeGreaterThan(mode === "room" ? 100 : 0);
  },
);

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
