import type { PositionId } from "@acuerdo/shared";
import { expect, test } from "vitest";
import type { Random } from "../sim/random.ts";
import { count, random, report, SEED } from "../support/attack/attack.ts";
import { type Weakness, weaken } from "../support/attack/weaken.ts";
import { type Guest, RoomStage } from "../support/browser/room-stage.ts";
import { card, PROPS, shapeRecord } from "../support/guard/samples.ts";

/** Somebody takes what others have on a canvas out of their sight, in every way there is, and would rather not be noticed. */

const CANVASES = count(8, 600);
const MUTANT_CANVASES = count(5, 40);

type Fields = Record<string, unknown>;
type Entry = readonly [key: string, value: unknown];

const drawing = (id: string): Fields => shapeRecord(id, "geo", { ...PROPS.geo });
const sized = (record: Fields, part: number): Fields => {
  const props = record.props as { w: number; h: number };
  return { ...record, props: { ...props, w: Math.max(1, props.w * part), h: Math.max(1, props.h * part) } };
};

/** Ways to take something away; what is left out is deleted. */
const WAYS: Readonly<Record<string, (next: Random, record: Fields) => readonly Entry[]>> = {
  delete: () => [],
  throw: (next, record) => [
    [String(record.id), record],
    [`${record.id}|xy`, [next.pick([-1, 1]) * (4e4 + next.below(9e5)), next.below(100)]],
  ],
  shrink: (next, record) => [[String(record.id), sized(record, 0.01 + next.next() * 0.23)]],
  fade: (next, record) => [[String(record.id), { ...record, opacity: 0.1 + next.next() * 0.39 }]],
  swap: (_, { id }) => [[String(id), card(String(id).slice(6), "nothing")]],
};

/** What somebody puts there beside it, so that it looks like little. */
const HEAPS: Readonly<Record<string, (id: string) => Fields>> = {
  drawings: drawing,
  "cards of nothing": (id) => card(id, `none-${id}`),
  "cards of their own": (id) => card(id, `mallory-${id}`),
  "second cards": (id) => card(id, "ana-0"),
};

const writerOf = (_: unknown, position: PositionId) => {
  const writer = position.split("-")[0] as string;
  return writer === "none" ? null : writer;
};

function write(guest: Guest, entries: readonly Entry[], gone: readonly string[] = []): Promise<string | null> {
  return guest.write((records) => {
    for (const key of gone) records.delete(key);
    for (const [key, value] of entries) records.set(key, value);
  });
}

const withPlaces = (records: readonly Fields[]): Entry[] =>
  records.flatMap((record, n): Entry[] => [
    [String(record.id), record],
    [`${record.id}|xy`, [n, n]],
  ]);

/** One canvas: whether it was told that much is gone, and whether one press brought it back. */
async function round(next: Random): Promise<{ readonly way: string; readonly told: boolean; readonly back: boolean }> {
  const stage = new RoomStage({ writerOf });
  await stage.load();
  const [ana, mallory] = [stage.enter("ana"), stage.enter("mallory")];
  const make = next.pick([drawing, (id: string) => card(id)]);
  const theirs = Array.from({ length: 3 + next.below(12) }, (_, n) => make(`ana-${n}`));
  await write(ana, withPlaces(theirs));
  const before = ana.shown;
  const heap = next.pick([null, ...Object.values(HEAPS)]);
  if (heap) await write(mallory, withPlaces(Array.from({ length: 30 }, (_, n) => heap(`heap${n}`))));
  const way = next.pick(Object.keys(WAYS));
  const most = Math.max(3, Math.ceil(theirs.length / 3));
  const oneByOne = next.chance(0.5);
  for (const record of theirs.slice(0, most)) {
    const put = WAYS[way]?.(next, record) ?? [];
    const keys = [String(record.id), `${record.id}|xy`];
    await write(mallory, put, put.length === 0 ? keys : []);
    if (oneByOne) stage.clock.pass(1_000);
  }
  await stage.rest(5_000);
  await stage.rest();
  const told = stage.cleared.length > 0;
  const moment = (await stage.history.moments()).find(({ why }) => why === "cleared");
  if (moment) await stage.done(stage.history.restore(moment.at, "missing"));
  const back = Object.entries(before).every(([key, value]) => JSON.stringify(ana.shown[key]) === JSON.stringify(value));
  return { way, told, back };
}

async function missed(canvases: number, offset: number): Promise<string[]> {
  const next = random(offset);
  const found: string[] = [];
  for (let n = 0; n < canvases; n += 1) {
    const { way, told, back } = await round(next);
    if (!told) found.push(`${way}: not told`);
    else if (!back) found.push(`${way}: not brought back`);
  }
  return found;
}

test(`[EC3] [EC4] seed ${SEED}: on ${CANVASES} canvases a third of what others had there is taken away, told, and brought back`, async () => {
  const found = await missed(CANVASES, 0);
  report("taken away", { canvases: CANVASES, missed: found.length });
  expect(found).toEqual([]);
});

const FLAWS: readonly Weakness[] = ["tells nobody what was taken away", "takes a heap of one's own for others'"];

test.each(count(FLAWS.slice(0, 1), FLAWS))("[EC3] a server that %s is caught", async (weakness) => {
  const strengthen = weaken(weakness);
  const found = await missed(MUTANT_CANVASES, 0).finally(strengthen);
  expect(found).not.toEqual([]);
});

test("[EC3] control: what somebody moves, makes half as large or half as strong is nobody's business", async () => {
  const stage = new RoomStage({ writerOf });
  await stage.load();
  const [ana, mallory] = [stage.enter("ana"), stage.enter("mallory")];
  const theirs = Array.from({ length: 6 }, (_, n) => drawing(`ana-${n}`));
  await write(ana, withPlaces(theirs));
  for (const part of [0.8, 0.6, 0.5])
    for (const record of theirs)
      await write(mallory, [
        [String(record.id), { ...sized(record, part), opacity: part }],
        [`${record.id}|xy`, [part * 9_000, 0]],
      ]);
  await stage.rest(5_000);
  expect(stage.cleared).toEqual([]);
});
