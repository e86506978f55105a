import { type LedgerEvent, pathOf, type Role } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Random } from "../sim/random.ts";
import { count, random, report, SEED } from "../support/attack/attack.ts";
import { weaken } from "../support/attack/weaken.ts";
import { ask, type Door, get, join, newId, openBoard, place, post, type Seat } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Forged requests to the ledger (suite 6): in another's name, about another's things, from another time, twice. */

const CASES = count(400, 10_000);
const AT_ONCE = 16;
/** One honest request with each `AT_ONCE`, and some forgeries are taken as the sender's own: one person has 200 positions on a board at most. */
const CASES_A_BOARD = 1_000;
const MUTANT_CASES = 160;
const SECRETS = ["Voz de Ana", "Voz de Berta"];

/** A board with things of two victims on it, and those who would like them to be theirs. */
interface Scene {
  readonly server: TestServer;
  readonly door: Door;
  readonly victims: readonly Seat[];
  readonly mallory: Seat;
  readonly observer: Seat;
  readonly positions: readonly string[];
}

async function scene(): Promise<Scene> {
  const env = { ACUERDO_MAX_INTENTS_AT_ONCE: "1000000", ACUERDO_MAX_INTENTS_PER_SECOND: "1000000" };
  const server = await startServer({ env });
  const door = await openBoard(server.url);
  const enter = (role: Role, name: string) => join(server.url, door, role, name);
  const victims = [await enter("participant", "Ana"), await enter("mediator", "Berta")];
  const positions = [newId(), newId()];
  for (const [index, seat] of victims.entries()) {
    await place(server.url, door, seat, SECRETS[index] as string, positions[index]);
    await ask(server.url, door, seat, { kind: "stance.take", statementId: positions[index], grade: "agree" } as never);
  }
  const mallory = await enter("participant", "Mallory");
  return { server, door, victims, positions, mallory, observer: await enter("observer", "Olga") };
}

let sound: Scene;
beforeAll(async () => {
  sound = await scene();
});
afterAll(() => sound.server.stop());

type Body = Record<string, unknown>;

/** Fields that would say who, when or what number, if anybody read them. */
const forgedFields = (next: Random, { victims }: Scene): Body => {
  const victim = next.pick(victims);
  const time = next.pick([
    0,
    -1,
    1,
    Date.now() - 1e10,
    Date.now() + 1e10,
    Number.MAX_SAFE_INTEGER,
    2 ** 63,
    "2020-01-01",
  ]);
  return next.pick<Body>([
    ...["by", "actor", "memberId", "voiceId", "author", "as", "sub"].map((name) => ({ [name]: victim.memberId })),
    ...["at", "now", "seq", "time", "createdAt"].map((name) => ({ [name]: time })),
    ...["role", "prev", "hash", "board", "aud"].map((name) => ({
      [name]: next.pick(["mediator", "0".repeat(64), newId()]),
    })),
    JSON.parse('{"__proto__": {"role": "mediator"}}') as Body,
    { constructor: { prototype: { role: "mediator" } } },
  ]);
};

const twin = (id: string): string => id.replace("a", "а").replace("e", "е").replace("o", "ο");

/** What is somebody else's. */
function aboutOthers(next: Random, { positions, victims }: Scene): Body {
  const positionId = next.pick(positions);
  const voice = next.pick(victims).voiceId;
  const asked = { positionKind: "idea", text: "reescrita por Mallory" };
  return next.pick<Body>([
    { kind: "position.reword", positionId, ...asked },
    { kind: "position.withdraw", positionId },
    { kind: "position.place", positionId, ...asked },
    { kind: "position.withdraw", positionId: twin(positionId) },
    { kind: "position.withdraw", positionId: `${positionId}\u200b` },
    { kind: "objection.ease", versionId: positionId },
    { kind: "stance.withdraw", statementId: positionId, by: voice },
    { kind: "commitment.withdraw", commitmentId: positionId },
    { kind: "member.excuse", memberId: voice, excused: true },
    { kind: "door.set", open: false },
    { kind: "board.change", title: "de Mallory" },
    { kind: "phase.move", phase: "commit" },
  ]);
}

function forgery(next: Random, at: Scene): { body: Body; as: Seat } {
  const base: Body = {
    id: newId(),
    kind: "position.place",
    positionId: newId(),
    positionKind: "idea",
    text: "de Mallory",
  };
  const body = next.chance(0.5) ? { ...base, ...forgedFields(next, at) } : { id: newId(), ...aboutOthers(next, at) };
  if (next.chance(0.1))
    body.id = next.pick<unknown>([1, null, {}, [], "", "a", 2 ** 63, "x".repeat(1_000), "../", "__proto__"]);
  return { body, as: next.chance(0.8) ? at.mallory : at.observer };
}

async function events({ server, door, victims }: Scene): Promise<LedgerEvent[]> {
  const all: LedgerEvent[] = [];
  for (;;) {
    const path = `${pathOf("events", { id: door.id })}?after=${all.length}&limit=1000`;
    const page = (await get(server.url, path, (victims[0] as Seat).token)).body.events as LedgerEvent[];
    if (page.length === 0) return all;
    all.push(...page);
  }
}

/** Events that somebody else seems to have caused, that are not of now, or that touch what is another's. */
function harms(before: number, all: readonly LedgerEvent[], since: number, { mallory, positions }: Scene): string[] {
  const added = all.slice(before);
  const late = Date.now();
  return added.flatMap((event, index) => {
    const found: string[] = [];
    if (event.actor !== mallory.memberId) found.push(`${event.kind} by ${event.actor}`);
    if (event.at < since || event.at > late) found.push(`${event.kind} at ${event.at}`);
    if (event.seq !== before + index + 1) found.push(`${event.kind} numbered ${event.seq}`);
    if (event.kind !== "position.placed") found.push(`${event.kind} was carried out`);
    if (positions.some((id) => JSON.stringify(event.data).includes(id))) found.push(`${event.kind} touches another's`);
    return found;
  });
}

/** Sends forgeries, honest requests between them, and looks at what has become of the record. */
async function forge(at: Scene, cases: number, offset = 0) {
  const { server, door, mallory } = at;
  const next = random(offset);
  const [before, since] = [(await events(at)).length, Date.now()];
  const counts = { accepted: 0, refused: 0, "honest refused": 0 };
  for (let sent = 0; sent < cases; sent += AT_ONCE) {
    const answers = Array.from({ length: AT_ONCE }, () => {
      const { body, as } = forgery(next, at);
      return post(server.url, pathOf("intents", { id: door.id }), body, as.token);
    });
    for (const { status } of await Promise.all(answers)) counts[status === 200 ? "accepted" : "refused"] += 1;
    if ((await place(server.url, door, mallory, "honesta")).status !== 200) counts["honest refused"] += 1;
  }
  return { ...counts, found: harms(before, await events(at), since, at) };
}

test(`[AT6] seed ${SEED}: of ${CASES} forged requests none speaks for another, touches another's, or chooses its time`, async () => {
  const sum = { accepted: 0, refused: 0, "honest refused": 0 };
  const harm: string[] = [];
  for (let from = 0; from < CASES; from += CASES_A_BOARD) {
    const at = from === 0 ? sound : await scene();
    const { found, ...counts } = await forge(at, Math.min(CASES_A_BOARD, CASES - from), from);
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name];
    harm.push(...found);
    if (at !== sound) await at.server.stop();
  }
  const { accepted, ...counts } = sum;
  report("6 forged requests", { cases: CASES, "as the sender's own": accepted, ...counts, harm: harm.length });
  expect(harm).toEqual([]);
  expect(counts["honest refused"]).toBe(0);
});

test("[AT6] an id that was used gets its first answer, whatever comes with it, and another content is refused", async () => {
  const { server, door, mallory } = sound;
  for (let n = 0; n < count(10, 100); n += 1) {
    const id = newId();
    const intent = { kind: "position.place", positionId: newId(), positionKind: "idea", text: `Vez ${n}` } as never;
    const first = await ask(server.url, door, mallory, intent, id);
    expect((await ask(server.url, door, mallory, intent, id)).body).toEqual(first.body);
    const other = { kind: "position.place", positionId: newId(), positionKind: "idea", text: "otra" } as never;
    expect((await ask(server.url, door, mallory, other, id)).body.error.code).toBe("intent-reused");
  }
});

test.each(["believes what a request says of its sender", "takes everybody for a mediator"] as const)(
  "[AT6] a server that %s is caught",
  async (weakness) => {
    const strengthen = weaken(weakness);
    const weak = await scene();
    const { found } = await forge(weak, MUTANT_CASES);
    await weak.server.stop();
    strengthen();
    report("6 weakened", { weakness, harm: found.length });
    expect(found).not.toEqual([]);
  },
);
