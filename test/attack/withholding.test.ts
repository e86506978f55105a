import { type LedgerEvent, pathOf } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "../../server/src/verify.ts";
import { type Answer, ask, type Door, get, join, newId, openBoard, type Seat } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Somebody who may take out what they said themselves wants what others said to be gone: by its id, and by its words. */

let server: TestServer;
beforeAll(async () => {
  const quick = { ACUERDO_MAX_INTENTS_PER_SECOND: "1000", ACUERDO_MAX_INTENTS_AT_ONCE: "1000" };
  server = await startServer({ env: quick });
});
afterAll(() => server.stop());

/** A board on which Ana has said something of each kind. */
class Said {
  readonly #door: Door;
  readonly seats: Readonly<Record<"mara" | "ana" | "luis", Seat>>;
  readonly ids: Readonly<Record<string, string>>;

  private constructor(door: Door, seats: Said["seats"]) {
    this.#door = door;
    this.seats = seats;
    const kinds = ["position", "comment", "cluster", "agreement", "version", "commitment"];
    this.ids = { ...Object.fromEntries(kinds.map((kind) => [kind, newId()])), member: seats.ana.memberId };
  }

  static async open(): Promise<Said> {
    const door = await openBoard(server.url);
    const mara = await join(server.url, door, "mediator", "Mara");
    const ana = await join(server.url, door, "participant", "Ana Azul");
    const said = new Said(door, { mara, ana, luis: await join(server.url, door, "participant", "Luis") });
    const { position: positionId, comment: commentId, cluster: clusterId, commitment: commitmentId } = said.ids;
    const { agreement: agreementId, version: versionId } = said.ids;
    const asked = [
      { kind: "position.place", positionId, positionKind: "need", text: "Posición de Ana" },
      { kind: "comment.add", commentId, positionId, text: "Comentario de Ana" },
      { kind: "stance.take", statementId: positionId, grade: "agree", reason: "Razón de Ana" },
      { kind: "cluster.name", clusterId, sentence: "Agrupación de Ana" },
      { kind: "agreement.word", agreementId, clusterId: null, text: "Acuerdo de Ana", base: 0 },
      { kind: "version.test", agreementId, versionId, base: 1, why: "Motivo de Ana" },
      { kind: "stance.take", statementId: versionId, grade: "reserve", reason: "Reserva de Ana" },
      { kind: "commitment.make", commitmentId, agreementId, hands: "do", text: "Tarea de Ana", due: null, with: [] },
    ];
    for (const one of asked) expect([one, (await said.ask("ana", one)).status]).toEqual([one, 200]);
    return said;
  }

  ask(who: keyof Said["seats"], asked: object): Promise<Answer> {
    return ask(server.url, this.#door, this.seats[who], asked as never);
  }

  async record(): Promise<{ readonly text: string; readonly events: readonly LedgerEvent[] }> {
    const path = pathOf("export", { id: this.#door.id, format: "json" });
    const { body } = await get(server.url, path, this.seats.mara.token);
    return { text: JSON.stringify(body), events: body.events };
  }

  /** The number of what Luis has said last. */
  async lastLine(): Promise<number> {
    return (await this.record()).events.findLast(({ actor }) => actor === this.seats.luis.memberId)?.seq ?? 0;
  }

  /** All that Ana has said is there. */
  async isWhole(): Promise<void> {
    const { text } = await this.record();
    for (const words of [
      ...["Ana Azul", "Posición de Ana", "Comentario de Ana", "Razón de Ana", "Agrupación de Ana"],
      ...["Motivo de Ana", "Reserva de Ana", "Tarea de Ana"],
    ])
      expect(text).toContain(words);
    expect(text.split("Acuerdo de Ana").length - 1, "worded and put to the test").toBeGreaterThanOrEqual(2);
    expect(verify(text)).toMatchObject({ ok: true });
  }
}

const THINGS = ["position", "comment", "cluster", "agreement", "version", "commitment", "member"] as const;

/** What Luis puts under an id that is somebody else's, or another thing's. */
const PUTS = {
  position: (id: string) => ({ kind: "position.place", positionId: id, positionKind: "idea", text: "De Luis" }),
  comment: (id: string, { position }: Said["ids"]) => ({
    ...{ kind: "comment.add", commentId: id, positionId: position, text: "De Luis" },
  }),
  cluster: (id: string) => ({ kind: "cluster.name", clusterId: id, sentence: "De Luis" }),
  agreement: (id: string) => ({ kind: "agreement.word", agreementId: id, clusterId: null, text: "De Luis", base: 0 }),
  version: (id: string, { agreement }: Said["ids"]) => ({
    ...{ kind: "version.test", agreementId: agreement, versionId: id, base: 1, why: "De Luis" },
  }),
  commitment: (id: string, { agreement }: Said["ids"]) => ({
    ...{ kind: "commitment.make", commitmentId: id, agreementId: agreement, hands: "do", text: "De Luis" },
    ...{ due: null, with: [] },
  }),
};

describe("[AT40] [PO4] nothing is put under the id of another thing, so that nobody takes that out with their own", () => {
  test.each(Object.keys(PUTS) as (keyof typeof PUTS)[])("a %s", async (kind) => {
    const said = await Said.open();
    for (const thing of THINGS) {
      const id = said.ids[thing] as string;
      // what somebody else has named or worded may be worded anew, by whoever has seen it
      if (thing === kind && ["cluster", "agreement"].includes(kind)) continue;
      const put = await said.ask("luis", PUTS[kind](id, said.ids));
      expect([thing, put.body.error?.code]).toEqual([thing, "id-taken"]);
      await said.ask("luis", { kind: "words.withhold", about: id });
      await said.ask("luis", { kind: "line.withhold", line: await said.lastLine() });
    }
    await said.isWhole();
  });
});

describe("[AT40] [WH3] whoever says again what somebody else has said takes out their own alone", () => {
  test("as an answer to it", async () => {
    const said = await Said.open();
    const { position: statementId } = said.ids;
    for (const reason of ["Posición de Ana", "Razón de Ana"]) {
      const answer = { kind: "stance.take", statementId, grade: "reserve", reason, condition: "Posición de Ana" };
      expect((await said.ask("luis", answer)).status).toBe(200);
      expect((await said.ask("luis", { kind: "line.withhold", line: await said.lastLine() })).status).toBe(200);
      await said.isWhole();
    }
    // nor whoever mediates, who means that answer
    const answer = { kind: "stance.take", statementId, grade: "agree", reason: "Posición de Ana" };
    expect((await said.ask("luis", answer)).status).toBe(200);
    const line = { kind: "line.withhold", line: await said.lastLine(), why: "Repite" };
    expect((await said.ask("mara", line)).status).toBe(200);
    await said.isWhole();
  });

  test("as the words of what everybody may word", async () => {
    const said = await Said.open();
    const { cluster: clusterId, agreement: agreementId } = said.ids;
    for (const asked of [
      { kind: "cluster.name", clusterId, sentence: "Otra" },
      { kind: "cluster.name", clusterId, sentence: "Agrupación de Ana" },
      { kind: "line.withhold" },
      { kind: "agreement.word", agreementId, clusterId: null, text: "Otro", base: 1 },
      { kind: "agreement.word", agreementId, clusterId: null, text: "Acuerdo de Ana", base: 2 },
      { kind: "line.withhold" },
    ]) {
      const line = asked.kind === "line.withhold" ? { line: await said.lastLine() } : {};
      expect([asked, (await said.ask("luis", { ...asked, ...line })).status]).toEqual([asked, 200]);
    }
    await said.isWhole();
  });

  test("what others say again after it goes with it, and what one has said before oneself", async () => {
    const said = await Said.open();
    const { cluster: clusterId } = said.ids;
    for (const [who, sentence] of [
      ["luis", "Primera"],
      ["luis", "Segunda"],
      ["ana", "Primera"],
      ["luis", "Tercera"],
      ["luis", "Primera"],
    ] as const)
      expect((await said.ask(who, { kind: "cluster.name", clusterId, sentence })).status).toBe(200);
    const { events } = await said.record();
    const first = events.find(({ data }) => (data as { sentence?: string }).sentence === "Primera")?.seq;
    expect((await said.ask("luis", { kind: "line.withhold", line: first })).status).toBe(200);
    expect((await said.record()).text).not.toContain("Primera");
    await said.isWhole();
  });
});
