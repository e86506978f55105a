import { checkChain, pathOf } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "../../server/src/verify.ts";
import { ask, type Door, get, join, newId, openBoard, place, post, type Seat } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Intents over HTTP, limits on how many, exports and headers. */

let server: TestServer;
let door: Door;
let seat: Seat;
beforeAll(async () => {
  server = await startServer({ env: { ACUERDO_MAX_INTENTS_AT_ONCE: "1000" } });
  door = await openBoard(server.url);
  seat = await join(server.url, door, "participant", "Ana");
});
afterAll(() => server.stop());

describe("[HT20] an intent is carried out once", () => {
  test("the same id with the same content gets the same answer, and there is one event", async () => {
    const id = newId();
    const intent = { kind: "position.place", positionId: newId(), positionKind: "need", text: "Un ascensor" } as never;
    const first = await ask(server.url, door, seat, intent, id);
    expect(first).toMatchObject({
      status: 200,
      body: { seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    await place(server.url, door, seat, "Otra cosa");
    const again = await Promise.all(Array.from({ length: 5 }, () => ask(server.url, door, seat, intent, id)));
    for (const answer of again) expect(answer.body).toEqual(first.body);
    const { events } = (await get(server.url, `${pathOf("events", { id: door.id })}?limit=1000`, seat.token)).body;
    expect(events.filter((event: { data: { text?: string } }) => event.data.text === "Un ascensor")).toHaveLength(1);
  });
  test("with another content it is refused", async () => {
    const id = newId();
    const intent = (text: string) =>
      ({ kind: "position.place", positionId: newId(), positionKind: "need", text }) as never;
    await ask(server.url, door, seat, intent("Uno"), id);
    expect(await ask(server.url, door, seat, intent("Dos"), id)).toMatchObject({
      status: 409,
      body: { error: { code: "intent-reused" } },
    });
  });
  test("a refusal is an answer too: the same again, even when it would be allowed now", async () => {
    const id = newId();
    const positionId = newId();
    const stance = { kind: "stance.take", statementId: positionId, grade: "agree" } as never;
    expect((await ask(server.url, door, seat, stance, id)).body.error.code).toBe("no-such-position");
    await place(server.url, door, seat, "Ahora sí", positionId);
    expect(await ask(server.url, door, seat, stance, id)).toMatchObject({
      status: 409,
      body: { error: { code: "no-such-position" } },
    });
    expect((await ask(server.url, door, seat, stance)).status).toBe(200);
  });
  test("two members may use the same id", async () => {
    const other = await join(server.url, door, "participant");
    const id = newId();
    const answers = [
      await ask(server.url, door, seat, { kind: "member.change", brings: "a" } as never, id),
      await ask(server.url, door, other, { kind: "member.change", brings: "b" } as never, id),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  });
  test("one that changes nothing is answered with where the record stands", async () => {
    const change = { kind: "member.change", name: "Ana" } as never;
    const { last } = (await get(server.url, pathOf("events", { id: door.id }), seat.token)).body;
    expect((await ask(server.url, door, seat, change)).body).toEqual(last);
  });
});

test("[HT21] a hundred at once become a hundred events, numbered without gaps, with the chain whole", async () => {
  const board = await openBoard(server.url);
  const seats = await Promise.all(Array.from({ length: 10 }, () => join(server.url, board, "participant")));
  const answers = await Promise.all(
    seats.flatMap((who) =>
      Array.from({ length: 10 }, (_, index) => place(server.url, board, who, `Posición ${index}`)),
    ),
  );
  expect(new Set(answers.map((answer) => answer.body.seq)).size).toBe(100);
  const { events } = (
    await get(server.url, `${pathOf("events", { id: board.id })}?limit=1000`, (seats[0] as Seat).token)
  ).body;
  expect(events).toHaveLength(111);
  expect(checkChain(events)).toBeNull();
});

describe("[HT22] limits", () => {
  test("boards of one address, wrong entries, intents of one member: 429 with Retry-After", async () => {
    const env = {
      ACUERDO_MAX_BOARDS_PER_HOUR: "2",
      ACUERDO_MAX_FAILED_ENTRIES: "3",
      ACUERDO_MAX_INTENTS_AT_ONCE: "4",
      ACUERDO_MAX_INTENTS_PER_SECOND: "1",
    };
    const narrow = await startServer({ env });
    const [one] = [await openBoard(narrow.url), await openBoard(narrow.url)];
    const third = await post(narrow.url, pathOf("boards"), {
      title: "T",
      objective: "O",
      language: "es",
      voices: "named",
    });
    expect([third.status, third.body.error.code, third.headers.get("retry-after")]).toEqual([429, "slow-down", "10"]);
    const who = await join(narrow.url, one, "participant");
    const placed = await Promise.all(Array.from({ length: 5 }, () => place(narrow.url, one, who, "x")));
    expect(placed.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 200, 429]);
    const wrong = () => post(narrow.url, pathOf("codes"), { code: "ZZZZZZ" });
    expect([await wrong(), await wrong(), await wrong(), await wrong()].map((answer) => answer.status)).toEqual([
      404, 404, 404, 429,
    ]);
    await narrow.stop();
  });
});

describe("[HT23] exports", () => {
  const download = (format: string, query = "") =>
    get(server.url, `${pathOf("export", { id: door.id, format })}${query}`, seat.token);

  test("json is an attachment with a safe name, complete, and stands up to the verifier", async () => {
    const answer = await download("json");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="acuerdo-volver-a-casa.json"');
    expect(answer.body).toMatchObject({
      format: "acuerdo",
      version: 3,
      board: { id: door.id },
      canvas: {},
      exportedAt: expect.any(Number),
    });
    expect(answer.body.last).toEqual({ seq: answer.body.events.at(-1).seq, hash: answer.body.events.at(-1).hash });
    expect(verify(JSON.stringify(answer.body)).ok).toBe(true);
    const text = JSON.stringify(answer.body);
    for (const secret of [...Object.values(door.keys), door.code, seat.token]) expect(text).not.toContain(secret);
  });
  test("the verifier notices any change", async () => {
    const { body } = await download("json");
    const changed = (change: (copy: typeof body) => void) => {
      const copy = structuredClone(body);
      change(copy);
      return verify(JSON.stringify(copy)).ok;
    };
    expect(changed(() => undefined)).toBe(true);
    expect(
      changed((copy) => {
        copy.events[1].data.name = "Otra";
      }),
    ).toBe(false);
    expect(
      changed((copy) => {
        copy.events.pop();
      }),
    ).toBe(false);
    expect(
      changed((copy) => {
        copy.events.splice(2, 1);
      }),
    ).toBe(false);
    expect(
      changed((copy) => {
        copy.events.reverse();
      }),
    ).toBe(false);
    expect(
      changed((copy) => {
        copy.ledger.positions[0].text = "Otra";
      }),
    ).toBe(false);
    expect(
      changed((copy) => {
        copy.ledger.members.pop();
      }),
    ).toBe(false);
    expect(
      changed((copy) => {
        copy.board.title = "Otra";
      }),
    ).toBe(false);
    expect(
      changed((copy) => {
        copy.last.hash = "0".repeat(64);
      }),
    ).toBe(false);
    expect(
      changed((copy) => {
        delete copy.ledger.stances;
      }),
    ).toBe(false);
    expect([verify("").ok, verify("{}").ok, verify("[]").ok]).toEqual([false, false, false]);
  });
  test("md is the minutes in the board's language, or in the one asked for", async () => {
    const [es, en] = [await download("md"), await download("md", "?language=en")];
    expect(es.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(es.headers.get("content-disposition")).toBe('attachment; filename="acuerdo-volver-a-casa.md"');
    expect(es.body).toContain("Volver a casa");
    expect(en.body).not.toBe(es.body);
    expect((await download("md", "?language=fr")).status).toBe(400);
    expect((await download("md", "?timeZone=Europe/Nowhere")).status).toBe(400);
    expect((await download("md", "?timeZone=America/Bogota")).status).toBe(200);
  });
});

describe("[HT24] headers", () => {
  test("every answer carries them, errors too; the interface is never cached", async () => {
    for (const path of ["/api/boards", "/healthz", "/", "/nope"]) {
      const { headers } = await get(server.url, path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("x-powered-by")).toBeNull();
      if (path.startsWith("/api")) expect(headers.get("cache-control")).toBe("no-store");
    }
  });
  test("it is alive and ready", async () => {
    expect((await get(server.url, "/healthz")).body).toEqual({ status: "ok" });
    expect((await get(server.url, "/readyz")).body).toEqual({ status: "ready" });
  });
});

describe("[BA1] an intent that says what it was decided on", () => {
  test("an answer that crosses the rewording is refused, whoever of the two is first, and no answer lands on other words", async () => {
    const berta = await join(server.url, door, "participant", "Berta");
    for (let n = 0; n < 20; n += 1) {
      const positionId = newId();
      await place(server.url, door, seat, "El parque abre de noche", positionId);
      const reword = {
        kind: "position.reword",
        positionId,
        positionKind: "position",
        text: "El parque cierra",
      } as never;
      const stance = { kind: "stance.take", statementId: positionId, grade: "endorse", base: 1 } as never;
      const pair = [() => ask(server.url, door, seat, reword), () => ask(server.url, door, berta, stance)];
      const answers = await Promise.all((n % 2 === 0 ? pair : pair.toReversed()).map((send) => send()));
      const [reworded, answered] = n % 2 === 0 ? answers : answers.toReversed();
      const codes = [reworded, answered].map((answer) => answer?.body.error?.code ?? "done");
      expect([
        ["done", "changed-meanwhile"],
        ["already-answered", "done"],
      ]).toContainEqual(codes);
    }
  });
  test("told again it is the same no; without a word on what was seen it acts on what stands", async () => {
    const positionId = newId();
    await place(server.url, door, seat, "Uno", positionId);
    const reword = { kind: "position.reword", positionId, positionKind: "position", text: "Dos" } as never;
    await ask(server.url, door, seat, reword);
    const berta = await join(server.url, door, "participant");
    const stance = { kind: "stance.take", statementId: positionId, grade: "agree" };
    const id = newId();
    for (let n = 0; n < 2; n += 1)
      expect(await ask(server.url, door, berta, { ...stance, base: 1 } as never, id)).toMatchObject({
        status: 409,
        body: { error: { code: "changed-meanwhile" } },
      });
    expect((await ask(server.url, door, berta, stance as never)).status).toBe(200);
    expect((await ask(server.url, door, berta, { ...stance, base: 0 } as never)).body.error.code).toBe("bad-request");
  });
});
