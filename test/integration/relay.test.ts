import { BEARER_PREFIX, type BoardId, CLOSE, readLedger, SUBPROTOCOL } from "@acuerdo/shared";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { hashOf, Tokens } from "../../server/src/auth.ts";
import { keepSecret } from "../../server/src/secret.ts";
import {
  closedFor,
  type Door,
  join,
  openBoard,
  place,
  provide,
  RawSocket,
  type Seat,
  synced,
  until,
} from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** The relay as a plain y-websocket client of another program meets it. */

let server: Awaited<ReturnType<typeof startServer>>;
let door: Door;
let seat: Seat;
const providers: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await startServer();
  door = await openBoard(server.url);
  seat = await join(server.url, door, "participant", "Ana");
});
afterEach(() => {
  for (const provider of providers.splice(0)) provider.destroy();
});
afterAll(() => server.stop());

function connect(document: string, token = seat.token, doc = new Y.Doc(), board: string = door.id): WebsocketProvider {
  const provider = provide(server.url, board, document, token, doc);
  providers.push(provider);
  return provider;
}

const records = (doc: Y.Doc) => doc.getMap("records");

describe("[WS1] the canvas", () => {
  test("two plain clients see each other's changes, and a third sees all of it on arrival", async () => {
    const [a, b] = [connect("canvas"), connect("canvas")];
    await Promise.all([synced(a), synced(b)]);
    records(a.doc).set("shape:a|xy", [1, 2]);
    records(b.doc).set("shape:b|xy", [3, 4]);
    await Promise.all([until(a.doc, () => records(a.doc).size === 2), until(b.doc, () => records(b.doc).size === 2)]);
    const c = connect("canvas");
    await synced(c);
    expect(records(c.doc).toJSON()).toEqual({ "shape:a|xy": [1, 2], "shape:b|xy": [3, 4] });
  });

  test("what was changed without a connection arrives with it", async () => {
    const offline = new Y.Doc();
    records(offline).set("shape:offline|xy", [5, 6]);
    const [a, b] = [connect("canvas", seat.token, offline), connect("canvas")];
    await until(b.doc, () => records(b.doc).has("shape:offline|xy"));
    await synced(a);
  });
});

describe("[WS2] the ledger", () => {
  test("a plain client sees it, and sees what happens", async () => {
    const ledger = connect("ledger");
    await synced(ledger);
    expect(readLedger(ledger.doc)?.members.get(seat.memberId)?.name).toBe("Ana");
    const answer = await place(server.url, door, seat, "Se ve en todas partes");
    await until(ledger.doc, () => readLedger(ledger.doc)?.hash === answer.body.hash);
    expect([...(readLedger(ledger.doc)?.positions.values() ?? [])].map((position) => position.text)).toContain(
      "Se ve en todas partes",
    );
  });

  test("one that nobody has read for a while opens to all that happened meanwhile", async () => {
    const before = connect("ledger");
    await synced(before);
    before.destroy();
    // The sockets of the tests before leave in their own time.
    await vi.waitFor(() => expect(server.running.services.ledgers.peek(door.id as BoardId)?.busy).toBe(false));
    const answers = [
      await place(server.url, door, seat, "Sin nadie"),
      await place(server.url, door, seat, "Nadie aún"),
    ];
    const after = connect("ledger");
    await synced(after);
    expect(readLedger(after.doc)?.hash).toBe(answers[1]?.body.hash);
    const later = await place(server.url, door, seat, "Y ahora");
    await until(after.doc, () => readLedger(after.doc)?.hash === later.body.hash);
    const again = connect("ledger", seat.token, before.doc);
    await synced(again);
    expect(again.doc.getMap("board").toJSON()).toEqual(after.doc.getMap("board").toJSON());
    expect(readLedger(again.doc)?.hash).toBe(later.body.hash);
  });

  test("who writes it is closed with 4403, and nobody else notices", async () => {
    const [honest, forger] = [connect("ledger"), connect("ledger")];
    await Promise.all([synced(honest), synced(forger)]);
    const before = JSON.stringify(honest.doc.getMap("board").toJSON());
    const closed = closedFor(forger);
    forger.doc.getMap("board").set("title", "Mío");
    expect(await closed).toBe(CLOSE.mayNotWrite);
    const answer = await place(server.url, door, seat, "Después");
    await until(honest.doc, () => readLedger(honest.doc)?.hash === answer.body.hash);
    expect(honest.doc.getMap("board").get("title")).toBe(JSON.parse(before).title);
    expect(honest.wsconnected).toBe(true);
  });

  test("coming back with all that was read before is no attempt to write", async () => {
    const doc = new Y.Doc();
    const first = connect("ledger", seat.token, doc);
    await synced(first);
    first.disconnect();
    await place(server.url, door, seat, "Entretanto");
    first.connect();
    await until(doc, () =>
      [...(readLedger(doc)?.positions.values() ?? [])].some((position) => position.text === "Entretanto"),
    );
    expect(first.wsconnected).toBe(true);
  });
});

describe("[WS3] who looks on", () => {
  test("sees the canvas and is closed with 4403 when writing on it", async () => {
    const observer = await join(server.url, door, "observer");
    const [writer, watcher] = [connect("canvas"), connect("canvas", observer.token)];
    await Promise.all([synced(writer), synced(watcher)]);
    records(writer.doc).set("shape:seen|xy", [1, 1]);
    await until(watcher.doc, () => records(watcher.doc).has("shape:seen|xy"));
    const closed = closedFor(watcher);
    records(watcher.doc).set("shape:forged|xy", [9, 9]);
    expect(await closed).toBe(CLOSE.mayNotWrite);
    records(writer.doc).set("shape:after|xy", [1, 1]);
    const late = connect("canvas");
    await until(late.doc, () => records(late.doc).has("shape:after|xy"));
    expect(records(late.doc).has("shape:forged|xy")).toBe(false);
  });

  test("may come back after having seen deletions", async () => {
    const observer = await join(server.url, door, "observer");
    const [writer, watcher] = [connect("canvas"), connect("canvas", observer.token)];
    await Promise.all([synced(writer), synced(watcher)]);
    records(writer.doc).set("shape:gone|xy", [1, 1]);
    records(writer.doc).delete("shape:gone|xy");
    records(writer.doc).set("shape:there|xy", [1, 1]);
    await until(watcher.doc, () => records(watcher.doc).has("shape:there|xy"));
    watcher.disconnect();
    watcher.connect();
    await synced(watcher);
    records(writer.doc).set("shape:later|xy", [1, 1]);
    await until(watcher.doc, () => records(watcher.doc).has("shape:later|xy"));
  });
});

describe("[WS4] the door for sockets", () => {
  const codeOf = async (
    protocols: string[],
    board: string = door.id,
    headers: Record<string, string> = {},
    document = "canvas",
  ) => new RawSocket(server.url, board, document, protocols, headers).closed;
  const mine = () => [SUBPROTOCOL, BEARER_PREFIX + seat.token];

  test("no token, an altered one, one without the protocol's name: 4401", async () => {
    expect(await codeOf([])).toBe(CLOSE.tokenInvalid);
    expect(await codeOf([SUBPROTOCOL])).toBe(CLOSE.tokenInvalid);
    expect(await codeOf([SUBPROTOCOL, `${BEARER_PREFIX}x`])).toBe(CLOSE.tokenInvalid);
    // No name that both sides know: the client itself gives up.
    expect(await codeOf([BEARER_PREFIX + seat.token])).toBe(1006);
    expect(await codeOf([SUBPROTOCOL, `${BEARER_PREFIX}${seat.token.slice(0, -4)}AAAA`])).toBe(CLOSE.tokenInvalid);
  });
  test("every single changed letter of a token is noticed", async () => {
    const own = new Tokens("x".repeat(40), 5);
    const { token } = await own.issue(door.id, seat, "", Date.now());
    expect(await own.read(token, door.id)).toMatchObject({ board: door.id });
    let accepted = 0;
    for (let at = 0; at < token.length; at += 1) {
      const letter = token[at] === "A" ? "Q" : "A";
      const read = await own.read(token.slice(0, at) + letter + token.slice(at + 1), door.id);
      if (!("refused" in read)) accepted += 1;
    }
    expect(accepted).toBe(0);
    const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${token.split(".")[1]}.`;
    expect(await own.read(none, door.id)).toEqual({ refused: "token-invalid" });
    expect(await new Tokens("y".repeat(40), 5).read(token, door.id)).toEqual({ refused: "token-invalid" });
    const old = await own.issue(door.id, seat, "", Date.now() - 400_000);
    expect(await own.read(old.token, door.id)).toEqual({ refused: "token-invalid" });
  });
  test("a token of another board: 4403; a board that is not there: 4404", async () => {
    const elsewhere = await openBoard(server.url);
    expect(await codeOf(mine(), elsewhere.id)).toBe(CLOSE.mayNotWrite);
    for (const id of ["unknownboard0000", "x", "__proto__", "..%2f.."])
      expect(await codeOf(mine(), id)).toBe(CLOSE.noSuchBoard);
  });
  test("a page of another site: 4403", async () => {
    const { host } = new URL(server.url);
    for (const origin of [
      "https://evil.example",
      `http://${host}.evil.example`,
      `http://evil${host}`,
      "null",
      "http://127.0.0.1:1",
      `https://${host}@evil.example`,
    ]) {
      expect([origin, await codeOf(mine(), door.id, { origin })]).toEqual([origin, CLOSE.mayNotWrite]);
    }
    const same = new RawSocket(server.url, door.id, "canvas", mine(), { origin: server.url });
    await new Promise((resolve) => same.socket.once("open", resolve));
    same.socket.close();
  });
  test("a path that is no document is no upgrade", async () => {
    for (const document of ["record", "canvas/x", ""]) expect(await codeOf(mine(), door.id, {}, document)).toBe(1006);
  });
  test("a token that expires closes its socket with 4401", async () => {
    const { token } = await new Tokens(keepSecret(server.dataDir), 1).issue(
      door.id,
      seat,
      hashOf(door.keys.participant),
      Date.now() - 59_200,
    );
    const raw = await RawSocket.open(server.url, door.id, "canvas", token);
    expect(await raw.closed).toBe(CLOSE.tokenInvalid);
  });
});
