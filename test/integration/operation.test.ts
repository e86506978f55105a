import { connect } from "node:net";
import { CLOSE, FRAME, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { PROPS, shapeRecord, stroke } from "../support/guard/samples.ts";
import { ask, change, get, join, openBoard, place, RawSocket } from "../support/server/client.ts";
import { startServer, startServerProcess, type TestServer } from "../support/server/server.ts";

/** What a server tells whoever runs it: its figures, whether it is to be sent people, and how it stops. */

type Figures = ReadonlyMap<string, number>;

/** The samples of a text in Prometheus' format. @throws when a line is none. */
function figuresOf(text: string): Figures {
  const lines = text.trimEnd().split("\n");
  const samples = lines.filter((line) => !/^# (HELP|TYPE) acuerdo_[a-z_]+ \S/.test(line));
  return new Map(
    samples.map((line) => {
      const [, name, value] = /^(acuerdo_[a-z_]+(?:\{[a-z]+="[\w.+-]+"\})?) (\S+)$/.exec(line) ?? [];
      if (name === undefined || !Number.isFinite(Number(value))) throw new Error(`not a sample: ${line}`);
      return [name, Number(value)];
    }),
  );
}

const read = async (server: TestServer): Promise<Figures> => {
  const { status, headers, body } = await get(server.url, "/metrics");
  expect([status, headers.get("content-type")]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  return figuresOf(body);
};

describe("[OP5] the figures say what happened", () => {
  test("sockets, boards, updates, intents, refusals, latencies, the process", async () => {
    const server = await startServer();
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, "participant");
    const onlooker = await join(server.url, door, "observer");
    const before = await read(server);
    const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token);
    const doc = new Y.Doc();
    raw.hello(doc.clientID);
    for (let n = 1; n <= 3; n += 1) {
      raw.sync(SYNC.update, change(doc, `shape:a${n}|xy`, [n, n]));
      raw.mark(n);
      await raw.next(FRAME.mark);
    }
    raw.sync(SYNC.update, change(doc, "shape:b|xy", ["far", "away"]));
    raw.mark(4);
    await raw.next(FRAME.refused);
    await place(server.url, door, seat, "Una posición");
    await place(server.url, door, onlooker, "Otra");
    await get(server.url, `/b/${door.id}/nowhere`);
    const refused = await RawSocket.open(server.url, door.id, "canvas", "no-token");
    expect(await refused.closed).toBe(CLOSE.tokenInvalid);

    const during = await read(server);
    expect(Object.fromEntries(during)).toMatchObject({
      'acuerdo_sockets{document="canvas"}': 1,
      'acuerdo_boards{document="canvas"}': 1,
      'acuerdo_boards{document="ledger"}': 1,
      acuerdo_canvas_updates_total: 4,
      'acuerdo_canvas_refusals_total{code="value"}': 1,
      'acuerdo_intents_total{outcome="accepted"}': 1,
      'acuerdo_intents_total{outcome="refused"}': 1,
      'acuerdo_http_refusals_total{code="may-not-write"}': 1,
      'acuerdo_http_refusals_total{code="no-such-route"}': 1,
      [`acuerdo_sockets_closed_total{code="${CLOSE.tokenInvalid}"}`]: 1,
      acuerdo_commit_seconds_count: 3,
      'acuerdo_commit_seconds_bucket{le="+Inf"}': 3,
      acuerdo_delivery_seconds_count: 4,
      acuerdo_intent_seconds_count: 2,
      acuerdo_slow_readers_total: 0,
      acuerdo_journal_pending: 0,
      acuerdo_store_pending: 0,
      acuerdo_store_faults_total: 0,
    });
    expect(before.get("acuerdo_canvas_updates_total")).toBe(0);
    expect(during.get("acuerdo_commit_seconds_sum")).toBeGreaterThan(0);
    expect(during.get('acuerdo_memory_bytes{kind="resident"}')).toBeGreaterThan(1e7);
    expect(during.get('acuerdo_event_loop_delay_seconds{quantile="0.99"}')).toBeGreaterThan(0);
    expect(during.get("acuerdo_cpu_seconds_total")).toBeGreaterThan(before.get("acuerdo_cpu_seconds_total") as number);
    raw.socket.close();
    await raw.closed;
    while ((await read(server)).get('acuerdo_sockets{document="canvas"}') !== 0);
    await server.stop();
  });
  test("a reader that was cut, counted once", async () => {
    const server = await startServer({
      env: { ACUERDO_MAX_UNSENT_BYTES: "65536", ACUERDO_MAX_BYTES_PER_SECOND: "1000000000" },
    });
    const door = await openBoard(server.url);
    const [writer, reader] = [await join(server.url, door, "participant"), await join(server.url, door, "observer")];
    const deaf = await RawSocket.open(server.url, door.id, "canvas", reader.token);
    await deaf.read();
    deaf.socket.pause();
    const raw = await RawSocket.open(server.url, door.id, "canvas", writer.token);
    const doc = new Y.Doc();
    raw.hello(doc.clientID);
    const isCut = async () => (await read(server)).get("acuerdo_slow_readers_total") === 1;
    for (let n = 1; !(await isCut()); n += 1) {
      const drawing = { ...PROPS.draw, segments: stroke(1_500) };
      raw.sync(SYNC.update, change(doc, "shape:a", shapeRecord("a", "draw", drawing)));
      raw.mark(n);
      await raw.next(FRAME.mark);
    }
    expect((await read(server)).get('acuerdo_sockets{document="canvas"}')).toBe(1);
    deaf.socket.terminate();
    raw.socket.close();
    await server.stop();
  });
  test("buckets add up", async () => {
    const server = await startServer();
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, "participant");
    for (let n = 0; n < 5; n += 1) await ask(server.url, door, seat, { kind: "member.change", brings: `${n}` });
    const buckets = [...(await read(server))].filter(([name]) => name.startsWith("acuerdo_intent_seconds_bucket"));
    const counts = buckets.map(([, count]) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(buckets.at(-1)).toEqual(['acuerdo_intent_seconds_bucket{le="+Inf"}', 5]);
    await server.stop();
  });
});

describe("[OP6] the figures are for whoever runs the server", () => {
  const from = async (server: TestServer, headers: Record<string, string>) =>
    (await get(server.url, "/metrics", undefined, headers)).status;
  test("unset, for this machine alone: not through a proxy on it, and not under another name", async () => {
    const server = await startServer();
    expect(await from(server, {})).toBe(200);
    for (const name of ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
      expect([name, await from(server, { [name]: "127.0.0.1" })]).toEqual([name, 404]);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, "127.0.0.1", () =>
        socket.end("GET /metrics HTTP/1.1\r\nHost: board.example.org\r\nConnection: close\r\n\r\n"),
      );
      let text = "";
      socket.on("data", (data) => {
        text += data.toString();
      });
      socket.on("close", () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    await server.stop();
  });
  test("set, for whoever has the token, from anywhere", async () => {
    const token = "a-token-for-prometheus";
    const server = await startServer({ env: { ACUERDO_METRICS_TOKEN: token } });
    expect(await from(server, {})).toBe(404);
    expect(await from(server, { authorization: `Bearer ${token}x` })).toBe(404);
    expect(await from(server, { authorization: `Bearer ${token}`, "x-forwarded-for": "192.0.2.7" })).toBe(200);
    await server.stop();
  });
});

describe("[OP7] a server that cannot write, or is about to stop, says that nobody is to be sent to it", () => {
  test("ready, then not: the store is gone, the process is alive", async () => {
    const server = await startServer();
    expect((await get(server.url, "/readyz")).body).toEqual({ status: "ready" });
    await server.running.services.store.close();
    const { status, body } = await get(server.url, "/readyz");
    expect([status, body.error.code]).toEqual([503, "try-again"]);
    expect((await get(server.url, "/healthz")).status).toBe(200);
    await server.stop().catch(() => undefined);
  });
  test("while it says goodbye it is not ready, answers what is asked, and then is gone", async () => {
    const server = await startServer();
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, "participant");
    const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token);
    raw.socket.pause(); // A reader that does not hear the goodbye.
    const stopped = server.running.close();
    const { status, body } = await get(server.url, "/readyz");
    expect([status, body.error.code]).toEqual([503, "try-again"]);
    expect((await place(server.url, door, seat, "Una última")).status).toBe(200);
    const late = await RawSocket.open(server.url, door.id, "canvas", seat.token);
    expect(await late.closed).toBe(CLOSE.tryAgain);
    await stopped;
    await expect(get(server.url, "/healthz")).rejects.toThrow();
    raw.socket.terminate();
  });
});

test("[OP7] SIGTERM in the middle of writing: everybody is told, what was said to be saved is there, it ends with 0 in time", async () => {
  const server = await startServerProcess();
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant");
  const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  const deaf = await RawSocket.open(server.url, door.id, "ledger", seat.token);
  deaf.socket.pause();
  let [sent, saved] = [0, 0];
  raw.socket.on("message", (data: Buffer) => {
    if (data[0] === FRAME.mark) saved = decoding.readVarUint(decoding.createDecoder(data.subarray(1)));
  });
  const writing = setInterval(() => {
    if (raw.socket.readyState !== raw.socket.OPEN) return;
    sent += 1;
    raw.sync(SYNC.update, change(doc, `shape:a${sent}|xy`, [sent, sent]));
    raw.mark(sent);
  }, 1);
  await raw.next(FRAME.mark);
  const began = Date.now();
  const code = server.terminate();
  expect(await raw.closed).toBe(1012);
  clearInterval(writing);
  expect(await code).toBe(0);
  expect(Date.now() - began).toBeLessThan(5_000);
  deaf.socket.terminate();
  const again = await startServer({ dataDir: server.dataDir });
  const { body } = await get(again.url, `/api/boards/${door.id}/export/json`, seat.token);
  expect(saved).toBeGreaterThan(0);
  for (let n = 1; n <= saved; n += 1) expect(body.canvas).toHaveProperty([`shape:a${n}|xy`]);
  await again.stop();
});
