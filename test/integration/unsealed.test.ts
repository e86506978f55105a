import { writeFileSync } from "node:fs";
import { join as joined } from "node:path";
import {
  applyAll,
  compileMinutes,
  EMPTY_LEDGER,
  type Language,
  type Ledger,
  type LedgerEvent,
  minutesMarkdown,
  pathOf,
  readCards,
} from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../server/src/store/open.ts";
import { verify } from "../../server/src/verify.ts";
import { unsealedData, unsealedDoor, unsealedExport } from "../support/ledger/unsealed.ts";
import { ask, get, join, type Seat } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** Boards whose chain was made of the texts themselves: nothing of them is lost, and their words can be taken out. */

const WORKSHOPS = ["es", "en"] as const;
let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer({ dataDir: unsealedData() });
});
afterAll(() => server.stop());

/** What was there before somebody came in and the document was brought to a newer form. */
const said = ({ seq, at, actor, kind, data }: LedgerEvent) => ({ seq, at, actor, kind, data });
/** The last line says how the chain ends. */
const words = (minutes: string) => minutes.trimEnd().split("\n").slice(0, -1).join("\n");

interface Export {
  readonly events: LedgerEvent[];
  readonly canvas: Readonly<Record<string, unknown>>;
  readonly last: object;
}

const minutesOf = (ledger: Ledger, canvas: Export["canvas"], language: Language): string =>
  words(minutesMarkdown(compileMinutes({ ...ledger, seq: 0 }, readCards(Object.entries(canvas)), 0), language));

const exportOf = async (workshop: string, { token }: Seat) =>
  (await get(server.url, pathOf("export", { id: unsealedDoor(workshop).id, format: "json" }), token)).body;

test.each(WORKSHOPS)(
  "[WH5] %s: the minutes stay, the record is whole and says in which hash it ended",
  async (workshop) => {
    const door = unsealedDoor(workshop);
    const { ledgers, canvases } = server.running.services;
    const before = JSON.parse(unsealedExport(workshop)) as Export;
    const { state } = await ledgers.get(door.id);
    const minutes = minutesOf(state, (await canvases.get(door.id)).records(), workshop);
    expect(minutes).toBe(minutesOf(applyAll(EMPTY_LEDGER, before.events), before.canvas, workshop));

    const mara = await join(server.url, door, "observer", "Mara");
    const after = (await exportOf(workshop, mara)) as { events: LedgerEvent[] };
    expect(after.events.slice(0, before.events.length).map(said)).toEqual(before.events.map(said));
    expect(after.events[before.events.length]).toMatchObject({ kind: "record.sealed", data: before.last });
    expect(verify(JSON.stringify(after))).toMatchObject({ ok: true });
  },
);

test.each(WORKSHOPS)("[WH5] %s: what was said before can be withheld, to the last byte", async (workshop) => {
  const door = unsealedDoor(workshop);
  const mara = await join(server.url, door, "mediator", "Mara");
  const { events } = (await exportOf(workshop, mara)) as { events: LedgerEvent[] };
  const placed = events.find(({ kind }) => kind === "position.placed") as Extract<
    LedgerEvent,
    { kind: "position.placed" }
  >;
  const { text, positionId } = placed.data;
  const asked = { kind: "words.withhold", about: positionId, why: "Habla de alguien" } as never;
  expect((await ask(server.url, door, mara, asked)).status).toBe(200);
  const less = JSON.stringify(await exportOf(workshop, mara));
  expect(less).not.toContain(JSON.stringify(text).slice(1, -1));
  expect(verify(less)).toMatchObject({ ok: true, sentence: expect.stringContaining("1 text withheld") });
});

test("[WH5] an export of before is verified by its own rule, and told from one of now", () => {
  const text = unsealedExport("es");
  expect(verify(text)).toMatchObject({ ok: true });
  const passed = text.replace(/"version": ?\d/, '"version":3');
  expect(verify(passed)).toMatchObject({ ok: false, sentence: expect.stringContaining("has no digest") });
});

test("[WH5] a damaged record stays as it was, and is found damaged", async () => {
  const dataDir = unsealedData();
  const { id } = unsealedDoor("es");
  const file = openDatabase(joined(dataDir, "acuerdo.db"));
  file.prepare("UPDATE events SET data = replace(data, 'a', 'o') WHERE board = ? AND seq = 3").run(id);
  file.close();
  writeFileSync(joined(dataDir, "note"), "");
  const damaged = await startServer({ dataDir });
  const { store } = damaged.running.services;
  await expect(store.ledger(id)).rejects.toThrow("event 3 is damaged");
  expect((await store.ledger(unsealedDoor("en").id)).events.at(-1)?.kind).toBe("record.sealed");
  await damaged.stop();
});
