import { checkChain, type LedgerEvent, pathOf } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServer, type TestServer } from "../support/server/server.ts";
import { play } from "../support/simulate/play.ts";
import { readWorkshop, workshopNames } from "../support/simulate/workshop.ts";

/** Whole workshops through the public contract, then what people take away. */

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface JsonExport {
  readonly events: readonly LedgerEvent[];
  readonly last: { readonly seq: number; readonly hash: string };
  readonly ledger: Record<string, Record<string, Record<string, unknown>>>;
  readonly canvas: Record<string, unknown>;
}

describe.each(workshopNames())("workshop %s", (name) => {
  const workshop = readWorkshop(name);

  test(`[EX1] ${name}: the exports hold every agreement, version, reservation, objection and commitment`, async () => {
    const played = await play({ server: server.url, workshop, speed: 0, say: () => undefined });
    await played.leave();
    const guest = [...played.guests.values()][0];
    const get = async (format: string) => {
      const response = await guest?.get(`${pathOf("export", { id: played.board.id, format })}?language=${name}`);
      expect(response?.status).toBe(200);
      expect(response?.headers.get("content-disposition")).toMatch(/^attachment; filename=/);
      return response?.text() ?? "";
    };
    const markdown = (await get("md")).replaceAll("\\", "");
    for (const words of workshop.expected.minutes) expect(markdown).toContain(words);
    const texts = workshop.agreements.flatMap(({ versions }) =>
      versions.map(({ text }) => text.split("\n")[0] as string),
    );
    for (const text of texts) expect(markdown).toContain(text);

    const json = JSON.parse(await get("json")) as JsonExport;
    expect(checkChain(json.events)).toBeNull();
    expect(json.last).toEqual({ seq: json.events.length, hash: json.events.at(-1)?.hash });
    const worded = Object.values(json.ledger.versions ?? {}).map(({ text }) => text);
    expect(worded).toEqual(workshop.agreements.flatMap(({ versions }) => versions.map(({ text }) => text)));
    const objected = workshop.agreements.flatMap(({ versions }) =>
      versions.flatMap(({ stances }) => stances.filter(({ grade }) => grade === "object")),
    );
    expect(
      Object.values(json.ledger.objections ?? {})
        .map(({ reason }) => reason)
        .toSorted(),
    ).toEqual(objected.map(({ reason }) => reason).toSorted());
    expect(Object.values(json.ledger.commitments ?? {}).map(({ text }) => text)).toEqual(
      workshop.commitments.map(({ text }) => text),
    );
    const cards = Object.values(json.canvas).filter((record) => (record as { type?: string }).type === "position");
    expect(cards).toHaveLength(workshop.positions.length);
  });
});
