import { pathOf } from "@acuerdo/shared";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { newCode } from "../../server/src/codes.ts";
import { PersonalCodes } from "../../server/src/ledger/personal-codes.ts";
import { Pace } from "../../server/src/limits/pace.ts";
import { count } from "../support/attack/attack.ts";
import { type Door, join, openBoard, post, type Seat } from "../support/server/client.ts";
import { replace, type Undo } from "../support/server/replace.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Somebody who wants to be somebody else: guesses personal codes, and types again what was typed before. */

const GUESSES = count(12, 200);

let server: TestServer;
let undo: Undo = () => undefined;
beforeAll(async () => {
  server = await startServer();
});
afterEach(() => undo());
afterAll(() => server.stop());

const show = async ({ id }: Door, { token }: Seat) =>
  (await post(server.url, pathOf("personalCode", { id }), {}, token)).body.code as string;
const type = async ({ id }: Door, { token }: Seat, code: string) =>
  (await post(server.url, pathOf("joinAs", { id }), { code }, token)).status;

/** How many of so many guesses of one member were looked at. */
async function guesses(): Promise<number> {
  const door = await openBoard(server.url);
  const [ana, mallory] = [
    await join(server.url, door, "participant", "Ana"),
    await join(server.url, door, "participant", "Mallory"),
  ];
  const code = await show(door, ana);
  const tried = Array.from({ length: GUESSES }, newCode).filter((guess) => guess !== code);
  const answers: number[] = [];
  for (const guess of tried) answers.push(await type(door, mallory, guess));
  expect(answers.filter((status) => status === 200)).toEqual([]);
  return answers.filter((status) => status === 409).length;
}

/** Whether a code that was used makes a third device the same person. */
async function usedTwice(): Promise<boolean> {
  const door = await openBoard(server.url);
  const [ana, hers, mallory] = [
    await join(server.url, door, "participant", "Ana"),
    await join(server.url, door, "participant", "Ana"),
    await join(server.url, door, "participant", "Mallory"),
  ];
  const code = await show(door, ana);
  // the control: it is good for its owner
  expect(await type(door, hers, code)).toBe(200);
  return (await type(door, mallory, code)) === 200;
}

test("[JO8] five wrong codes are looked at, and no more for a while", async () => {
  expect(await guesses()).toBe(5);
});

test("[JO8] a code that was used makes nobody else its owner", async () => {
  expect(await usedTwice()).toBe(false);
});

test("[JO8] a server that looks at every guess, or keeps what was used, is caught", async () => {
  undo = replace(Pace.prototype, "take", () => () => 0);
  expect(await guesses()).toBeGreaterThan(5);
  undo();
  undo = replace(PersonalCodes.prototype, "used", () => () => ({ put: [], drop: [] }));
  expect(await usedTwice()).toBe(true);
});
