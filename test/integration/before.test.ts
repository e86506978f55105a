import { apply, EMPTY_LEDGER, type Ledger, type LedgerEvent, pathOf, readLedger, type Voices } from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { verify } from "../../server/src/verify.ts";
import { oldData, oldDevice, oldDoor, oldExport } from "../support/ledger/before.ts";
import { ask, get, post, provide, type Seat, synced } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** What servers of before have written is opened as it is, and no copy of it is left behind. */

const VOICES: readonly Voices[] = ["named", "anonymous"];

async function comeBack(server: TestServer, voices: Voices, name: string): Promise<Seat> {
  const answer = await post(server.url, pathOf("members", { id: oldDoor(voices).id }), { secret: oldDevice(name) });
  expect(answer.status).toBe(200);
  return answer.body as Seat;
}

async function eventsOf(server: TestServer, voices: Voices, seat: Seat): Promise<LedgerEvent[]> {
  const path = pathOf("events", { id: oldDoor(voices).id });
  return (await get(server.url, `${path}?limit=1000`, seat.token)).body.events;
}

async function shown(server: TestServer, voices: Voices, seat: Seat, doc = new Y.Doc()): Promise<Ledger> {
  const reader = provide(server.url, oldDoor(voices).id, "ledger", seat.token, doc);
  await synced(reader);
  const ledger = readLedger(reader.doc) as Ledger;
  reader.destroy();
  return ledger;
}

/** Without the chain, which is another with digests in it. */
const said = ({ seq, at, actor, kind, data }: LedgerEvent) => ({ seq, at, actor, kind, data });

test.each(VOICES)(
  "[LG6] a board with %s voices of an older form is brought to this one by one event, once",
  async (voices) => {
    const dataDir = oldData();
    const old = JSON.parse(oldExport(voices)) as { events: LedgerEvent[] };
    const first = await startServer({ dataDir });
    const ana = await comeBack(first, voices, "Ana");
    const ledger = await shown(first, voices, ana);
    const events = await eventsOf(first, voices, ana);
    expect(events.slice(0, -2).map(said)).toEqual(old.events.map(said));
    const { seq, hash } = old.events.at(-1) as LedgerEvent;
    expect(events.at(-2)).toMatchObject({ kind: "record.sealed", actor: "server", data: { seq, hash } });
    expect(events.at(-1)).toMatchObject({ kind: "board.brought", actor: "server", data: { to: ledger.form } });
    expect(ledger).toEqual(events.reduce(apply, EMPTY_LEDGER));
    await first.running.close();

    const again = await startServer({ dataDir });
    const luis = await comeBack(again, voices, "Luis");
    expect(await shown(again, voices, luis)).toEqual(ledger);
    expect(await eventsOf(again, voices, luis)).toEqual(events);
    const door = oldDoor(voices);
    const placed = { kind: "position.place", positionId: "a-position-0", positionKind: "need", text: "Más" } as never;
    expect((await ask(again.url, door, luis, placed)).status).toBe(200);
    const { body } = await get(again.url, pathOf("export", { id: door.id, format: "json" }), luis.token);
    expect(verify(JSON.stringify(body))).toMatchObject({ ok: true });
    await again.stop();
  },
);

test("[LG6] a copy that a browser kept from before meets the document in its new form", async () => {
  const server = await startServer({ dataDir: oldData() });
  const { updates } = await server.running.services.store.ledger(oldDoor("named").id);
  const kept = new Y.Doc();
  for (const update of updates) Y.applyUpdate(kept, update);
  expect(readLedger(kept)).toMatchObject({ form: 1 });
  const ana = await comeBack(server, "named", "Ana");
  expect(await shown(server, "named", ana, kept)).toEqual(await shown(server, "named", ana));
  await server.stop();
});

test.each(VOICES)("[EX2] an export of the first version, of a board with %s voices, is verified as it is", (voices) => {
  const text = oldExport(voices);
  expect(verify(text)).toMatchObject({ ok: true });
  const changed = [
    ["stances", "grade", "object"],
    ["positions", "text", "Otra cosa"],
    ["commitments", "with", []],
    ["members", "name", "Otra"],
  ] as const;
  for (const [table, field, value] of changed) {
    const copy = JSON.parse(text);
    copy.ledger[table][0][field] = value;
    expect(verify(JSON.stringify(copy))).toMatchObject({ ok: false, sentence: expect.stringContaining(table) });
  }
});
