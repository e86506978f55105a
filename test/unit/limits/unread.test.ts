import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSettings, type Settings } from "../../../server/src/config.ts";
import { Unread } from "../../../server/src/http/unread.ts";
import { readAddresses } from "../../../server/src/limits/address.ts";
import { COSTS } from "../../../server/src/limits/costs.ts";

/** Answers that nobody reads. */

const [HOUSE, OTHER] = ["203.0.113.7", "198.51.100.7"];
const MIB = 1_048_576;

let at: number;
let unread: Unread;
let cut: string[];
beforeEach(() => {
  at = 0;
  cut = [];
  unread = new Unread(() => at);
});

/** Answers on one connection, with so many bytes that are not read. */
function asked(name: string, sizes: readonly number[], address: string = HOUSE) {
  const connection = { destroy: () => cut.push(name) as never };
  const answers = sizes.map((writableLength) => ({ writableLength }));
  const ends = answers.map((answer) => unread.add(connection, answer, address));
  return { answers, ends };
}

test("[HT50] of an address with too much the fullest are cut, as many as it takes and no more", () => {
  asked("deaf, one by one", [10 * MIB, 12 * MIB, 9 * MIB]);
  for (const n of [1, 2]) asked(`deaf ${n}`, [30 * MIB]);
  for (const n of [1, 2, 3]) asked(`slow ${n}`, [MIB]);
  const [reading] = asked("reads", [40 * MIB]).answers;
  asked("elsewhere", [60 * MIB], OTHER);
  unread.look();
  expect(cut).toEqual([]);
  at += COSTS.lookMs;
  if (reading) reading.writableLength = 30 * MIB;
  unread.look();
  expect(cut).toEqual(["deaf, one by one", "deaf 1"]);
  at += COSTS.lookMs;
  unread.look();
  expect(cut).toEqual(["deaf, one by one", "deaf 1"]);
});

test("[HT50] whoever takes nothing for two minutes is cut; who reads slowly, or waits for the answer, is not", () => {
  asked("deaf", [100]);
  asked("in the works", [0]);
  const slow = asked("slow", [1_000]).answers[0] as { writableLength: number };
  const { ends } = asked("read", [500]);
  for (const end of ends) end();
  for (; at <= COSTS.exportMs; at += COSTS.lookMs) {
    slow.writableLength -= 1;
    unread.look();
  }
  expect(cut).toEqual([]);
  at += COSTS.lookMs;
  unread.look();
  expect(cut).toEqual(["deaf"]);
});

describe("[HT50] of a server", () => {
  const before = { ...COSTS };
  const servers: Server[] = [];
  afterEach(() => {
    Object.assign(COSTS, before);
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  /** Which of two is cut, of whom one reads and the other does not. */
  async function cutOf(unreadBytes: number): Promise<string[]> {
    Object.assign(COSTS, { unreadBytes, lookMs: 50 });
    const server = createServer(({ url }, response) => response.end(Buffer.alloc(Number(url?.slice(1)) * MIB)));
    servers.push(server);
    new Unread().watch(server, readAddresses(readSettings({}) as Settings));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const gone: string[] = [];
    const ask = (name: string, mib: number, isDeaf: boolean) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(`GET /${mib} HTTP/1.1\r\nHost: x\r\n\r\n`));
      let read = 0;
      if (isDeaf) socket.pause();
      else
        socket.on("data", (bytes) => {
          read += bytes.length;
        });
      server.on("connection", (own) => {
        if (own.remotePort === socket.localPort) own.once("close", () => read < mib * MIB && gone.push(name));
      });
      return socket;
    };
    const sockets = [ask("deaf", 24, true), ask("reads", 4, false)];
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const found = [...gone];
    for (const socket of sockets) socket.destroy();
    return found;
  }

  test("whoever asks and does not read is cut, and who reads is not", async () => {
    expect(await cutOf(8 * MIB)).toEqual(["deaf"]);
  });

  test("a server that bounds nothing is caught: it keeps all of it", async () => {
    expect(await cutOf(Number.POSITIVE_INFINITY)).toEqual([]);
  });
});
