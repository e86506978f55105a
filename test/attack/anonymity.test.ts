import { expect, test } from "vitest";
import { count, random, report } from "../support/attack/attack.ts";
import { type Weakness, weaken } from "../support/attack/weaken.ts";
import { deviceTells } from "../support/judge/devices.ts";
import type { StrategyName } from "../support/judge/strategies.ts";
import { scores } from "../support/judge/verdict.ts";
import { type Habits, type Played, World } from "../support/judge/world.ts";

/**
 * Whose a voice is (suite 40): somebody who has everything that can be had of a board with anonymous voices, documents, cursors,
 * events, an export, the log and the database, names voices as well as they can, and is compared with whoever guesses.
 */

const BOARDS = count(6, 1_000);
const CAUGHT_BY = count(8, 20);
/** Standard deviations: of ten strategies that guess, one is above it in some thirty thousand runs. */
const CHANCE = 4.5;

type How = Habits & { readonly ordersMembers?: boolean };

async function play(boards: number, offset: number, { ordersMembers = false, ...habits }: How = {}): Promise<Played[]> {
  const world = await World.open();
  if (ordersMembers) world.keepOrder();
  try {
    const played: Played[] = [];
    for (let n = 0; n < boards; n += 1) played.push(await world.play(random(offset + n), habits));
    return played;
  } finally {
    await world.close();
  }
}

test("[AN12] with everything that can be had nobody names voices better than by chance", {
  timeout: count(300_000, 7_200_000),
}, async () => {
  const played = await play(BOARDS, 0);
  const all = scores(played);
  const shown = Object.entries(all).map(([name, { guesses, hits, z }]) => [
    name,
    `${hits}/${guesses} z ${z.toFixed(1)}`,
  ]);
  report("40 anonymity", { boards: BOARDS, ...Object.fromEntries(shown) });
  expect(all["who spoke last"].guesses).toBeGreaterThan(BOARDS);
  for (const [name, { z }] of Object.entries(all)) expect(z, name).toBeLessThan(CHANCE);
  const devices = deviceTells(played);
  report("40 phone or laptop", { boards: BOARDS, ...devices });
  for (const [name, z] of Object.entries(devices)) expect(Math.abs(z), name).toBeLessThan(CHANCE);
});

type Leak = readonly [Weakness, StrategyName];

/** Flaws that are played together, because no strategy looks at what another's flaw gives away. */
const LEAKS: readonly Leak[][] = [
  [
    ["says who comes", "who came before they spoke"],
    ["lets people sign with their voice", "ids that are the same"],
    ["lets the wheel speak as a voice", "what the wheel did"],
    ["logs who says what", "what the log says"],
    ["stores whose an answer is", "what rows say"],
    ["stores whose a client id is", "whose client ids are"],
    ["shows whose pointer is where", "what cursors say"],
  ],
  [["says at once what people do in their own names", "who spoke last"]],
  [["says at the next tick what one alone did in their own name", "who spoke last"]],
];

test.each(count(LEAKS.slice(0, 1), LEAKS))(
  "[AN12] servers that give voices away are caught: %s",
  { timeout: 600_000 },
  async (...leaks) => {
    const undone = leaks.map(([weakness]) => weaken(weakness));
    try {
      const all = scores(await play(CAUGHT_BY, 5_000));
      for (const [weakness, strategy] of leaks) expect(all[strategy].z, weakness).toBeGreaterThan(CHANCE);
    } finally {
      for (const undo of undone.reverse()) undo();
    }
  },
);

/** Flaws that show in many boards only: in all of a day's acts, or in the devices of people who come by chance. */
const FAINT = count<readonly Weakness[]>(
  [],
  ["says what three people do in their own names once every voice has spoken", "puts cards where they are asked for"],
);
const CAUGHT_BY_MANY = 100;

test.each(FAINT)("[AN12] [AN15] %s: caught in many boards", { timeout: 1_200_000 }, async (weakness) => {
  const undo = weaken(weakness);
  try {
    const played = await play(CAUGHT_BY_MANY, 7_000);
    const found = [scores(played)["those who spoke last acted"].z, ...Object.values(deviceTells(played)).map(Math.abs)];
    report("40 faint", { weakness, z: found.map((z) => z.toFixed(1)).join(" ") });
    expect(Math.max(...found)).toBeGreaterThan(CHANCE);
  } finally {
    undo();
  }
});

test("[AN12] browsers that write their cards are caught, and a table that keeps the order in which people came", {
  timeout: 600_000,
}, async () => {
  const all = scores(await play(CAUGHT_BY, 6_000, { ownCards: true, ordersMembers: true }));
  expect(all["whose browser wrote the card"].z).toBeGreaterThan(CHANCE);
  expect(all["rows in their order"].z).toBeGreaterThan(CHANCE);
});
