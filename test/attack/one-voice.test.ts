import { LIMITS, pathOf } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { count, eventually, random, report, SEED } from "../support/attack/attack.ts";
import { weaken } from "../support/attack/weaken.ts";
import { ask, type Door, get, join, newId, openBoard, type Seat } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Somebody who asks for all there is, and made-up people who do the same (suite 37). */

/** So many that together they do not fill what a board has for participants: then only whoever mediates finds room. */
const PEOPLE = count(1, 5);
const AT_ONCE = 16;

let server: TestServer;
beforeAll(async () => {
  const env = { ACUERDO_MAX_INTENTS_AT_ONCE: "1000000", ACUERDO_MAX_INTENTS_PER_SECOND: "1000000" };
  server = await startServer({ env });
});
afterAll(() => server.stop());

interface Scene {
  readonly door: Door;
  readonly mara: Seat;
  readonly ana: Seat;
  readonly mallories: readonly Seat[];
  readonly agreementId: string;
}

const send = ({ door }: Scene, seat: Seat, asked: object) => ask(server.url, door, seat, asked as never);
const word = (agreementId: string, base: number) => ({
  ...{ kind: "agreement.word", agreementId, clusterId: null, text: `Palabras ${newId()}`, base },
});
const put = (agreementId: string, base: number) => ({
  ...{ kind: "version.test", agreementId, versionId: newId(), base, why: "", sources: [] },
});

async function scene(): Promise<Scene> {
  const door = await openBoard(server.url);
  const enter = (name: string) => join(server.url, door, name === "Mara" ? "mediator" : "participant", name);
  const [mara, ana, agreementId] = [await enter("Mara"), await enter("Ana"), newId()];
  const mallories = await Promise.all(Array.from({ length: PEOPLE }, () => enter("Mallory")));
  const at = { door, mara, ana, mallories, agreementId };
  await send(at, ana, word(agreementId, 0));
  await send(at, ana, put(agreementId, 1));
  return at;
}

const making = (agreementId: string): Readonly<Record<string, () => object>> => ({
  positions: () => ({ kind: "position.place", positionId: newId(), positionKind: "idea", text: newId() }),
  clusters: () => ({ kind: "cluster.name", clusterId: newId(), sentence: newId() }),
  agreements: () => word(newId(), 0),
  commitments: () => ({
    ...{ kind: "commitment.make", commitmentId: newId(), agreementId, hands: "do", text: newId() },
    ...{ due: null, with: [], asOrganization: false },
  }),
});

/** Asks of each kind until nothing more is given, or far more than a person may have. */
async function takeAll(at: Scene, seat: Seat): Promise<Record<string, number>> {
  const taken: Record<string, number> = {};
  for (const [what, make] of Object.entries(making(at.agreementId))) {
    let [sum, given] = [0, AT_ONCE];
    while (given > 0 && sum < LIMITS.positionsPerVoice * 2) {
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => send(at, seat, make())));
      given = answers.filter(({ status }) => status === 200).length;
      sum += given;
    }
    taken[what] = sum;
  }
  return taken;
}

/** Others' words that were put aside before anybody could have answered them. */
async function endOthers(at: Scene, tries: number): Promise<number> {
  const next = random();
  for (let n = 0; n < tries; n += 1) {
    const seat = next.pick(at.mallories);
    const { draft } = await standing(at);
    await send(at, seat, word(at.agreementId, draft));
    await send(at, seat, put(at.agreementId, draft + 1));
  }
  return (await standing(at)).versions - 1;
}

async function standing({ door, mara, agreementId }: Scene): Promise<{ draft: number; versions: number }> {
  let events: { kind: string; data: { agreementId?: string } }[] = [];
  // whoever reads so often is told to come later
  await eventually("the record is read", async () => {
    const { status, body } = await get(server.url, `${pathOf("events", { id: door.id })}?limit=1000`, mara.token);
    if (status === 200) events = body.events;
    return status === 200;
  });
  const about = events.filter(({ data }) => data.agreementId === agreementId);
  const ofKind = (kind: string) => about.filter((event) => event.kind === kind).length;
  return { draft: ofKind("agreement.worded"), versions: ofKind("version.tested") };
}

test(`[AT37] seed ${SEED}: ${PEOPLE} who take all they can get: everybody else finds room, and others' words stand`, async () => {
  const at = await scene();
  const ended = await endOthers(at, count(5, 60));
  const taken = await Promise.all(at.mallories.map((seat) => takeAll(at, seat)));
  const most = (what: string) => Math.max(...taken.map((of) => of[what] ?? 0));
  report("37 one voice", { people: PEOPLE, ended, ...taken[0] });
  expect(ended).toBe(0);
  expect(most("positions")).toBe(LIMITS.positionsPerVoice);
  expect(most("clusters")).toBe(LIMITS.clustersPerVoice);
  expect(most("agreements")).toBe(LIMITS.agreementsPerVoice);
  expect(most("commitments")).toBe(LIMITS.commitmentsPerMember);
  for (const seat of [at.ana, at.mara])
    for (const make of Object.values(making(at.agreementId))) expect((await send(at, seat, make())).status).toBe(200);
  expect((await send(at, at.mara, put(at.agreementId, (await standing(at)).draft))).status).toBe(200);
});

test("[AT37] a server that lets everybody end the answers to a version is caught", async () => {
  const at = await scene();
  const strengthen = weaken("lets everybody end the answers to a version");
  const ended = await endOthers(at, 3);
  strengthen();
  report("37 weakened", { ended });
  expect(ended).toBeGreaterThan(0);
});
