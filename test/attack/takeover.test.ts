import { pathOf, ROLES, type Role } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { count, random, report } from "../support/attack/attack.ts";
import { weaken } from "../support/attack/weaken.ts";
import { type Door, get, join, newDevice, post, type Seat } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Somebody who has seen the mediators' link once, and wants the board for themselves. */

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const BOARDS = count(6, 60);
const FIELDS = { title: "t", objective: "o", language: "en" };

interface Owned extends Door {
  readonly owner: { readonly key: string };
}

interface Played {
  /** Ways in of the opener's that were shut, of all that were tried. */
  readonly shut: string[];
  /** Ways in of the other mediator's that were still open after a takeover: the control. */
  readonly open: string[];
}

const works = async (door: Door, seat: Seat) =>
  (await get(server.url, pathOf("me", { id: door.id }), seat.token)).status === 200;
const enter = async (door: Door, body: object) =>
  (await post(server.url, pathOf("members", { id: door.id }), body)).status < 300;
const replace = (door: Door, seat: Seat, role: Role) =>
  post(server.url, pathOf("keys", { id: door.id }), { role }, seat.token);

/** Replaces keys in an order by chance, the mediators' among them, coming back in each time. */
async function takeOver(door: Door, next: ReturnType<typeof random>): Promise<Seat> {
  const secret = newDevice();
  let mallory = (await post(server.url, pathOf("members", { id: door.id }), { key: door.keys.mediator, secret }))
    .body as Seat;
  const roles = [...ROLES, ...Array.from({ length: 3 }, () => ROLES[next.below(3)] as Role)];
  for (const role of roles.sort(() => next.next() - 0.5)) {
    const { status, body } = await replace(door, mallory, role);
    expect(status).toBe(201);
    const back = await post(server.url, pathOf("members", { id: door.id }), {
      secret,
      ...(role === "mediator" && { key: body.key }),
    });
    mallory = back.body as Seat;
  }
  return mallory;
}

async function play(n: number): Promise<Played> {
  const next = random(n);
  const [opener, other] = [newDevice(), newDevice()];
  const voices = next.below(2) === 0 ? "named" : "anonymous";
  const door = (await post(server.url, pathOf("boards"), { ...FIELDS, voices, secret: opener })).body as Owned;
  const owner = (await post(server.url, pathOf("members", { id: door.id }), { secret: opener })).body as Seat;
  const second = await join(server.url, door, "mediator", "Second", other);
  const mallory = await takeOver(door, next);
  const tried: [string, boolean][] = [
    ["token", await works(door, owner)],
    ["device", await enter(door, { secret: opener })],
    ["key", await enter(door, { secret: newDevice(), key: door.owner.key })],
  ];
  const lost: [string, boolean][] = [
    ["token", await works(door, second)],
    ["device", await enter(door, { secret: other })],
    ["key", await enter(door, { secret: newDevice(), key: door.keys.mediator })],
  ];
  // and the opener is rid of them
  const { status } = await replace(door, owner, "mediator");
  if (status === 201) tried.push(["rid of them", !(await works(door, mallory))]);
  return {
    shut: tried.filter(([, isOpen]) => !isOpen).map(([way]) => way),
    open: lost.filter(([, isOpen]) => isOpen).map(([way]) => way),
  };
}

test("[LK2] whoever has seen the mediators' link cannot keep the opener out, and the others come back through the opener", async () => {
  const played: Played[] = [];
  for (let n = 0; n < BOARDS; n += 1) played.push(await play(n));
  expect(played.flatMap(({ shut }) => shut)).toEqual([]);
  expect(played.flatMap(({ open }) => open)).toEqual([]);
  report("takeovers", { boards: BOARDS, "ways in of the opener shut": 0, "of others left open": 0 });
});

test("[LK2] a server that puts the opener out with the others is noticed", async () => {
  const undo = weaken("puts the opener out with the others");
  try {
    expect((await play(0)).shut).toContain("token");
  } finally {
    undo();
  }
});
