import { CLOSE, pathOf } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { boardCommand } from "../../server/src/board.ts";
import { readSettings, type Settings } from "../../server/src/config.ts";
import { Keyring } from "../../server/src/keyring.ts";
import { eventually } from "../support/attack/attack.ts";
import { type Answer, ask, get, join, newDevice, openBoard, post, RawSocket } from "../support/server/client.ts";
import { runCommand } from "../support/server/command.ts";
import { replace } from "../support/server/replace.ts";
import { freshFolder, startServer, startServerProcess, type TestServer } from "../support/server/server.ts";

/** The host gives a group that has lost its links new ones, while the server runs. */

const settingsOf = ({ dataDir, port }: TestServer, more: Record<string, string> = {}): Settings =>
  readSettings({ ACUERDO_DATA: dataDir, PORT: String(port), HOST: "127.0.0.1", ...more }) as Settings;
const keyIn = (said: string): string => /#k=([A-Za-z0-9_-]+)$/m.exec(said)?.[1] ?? "";
const errorOf = ({ status, body }: Answer) => [status, body.error?.code];

/** Whether the host's new link opens, and what came by the one before has ended. */
async function isInTheOthersPlace(): Promise<boolean> {
  const server = await startServer();
  const door = await openBoard(server.url);
  const mara = await join(server.url, door, "mediator", "Mara");
  const key = keyIn(await boardCommand(["mediator", door.id], settingsOf(server)));
  const { status } = await post(server.url, pathOf("members", { id: door.id }), { key, secret: newDevice() });
  const { status: before } = await get(server.url, pathOf("me", { id: door.id }), mara.token);
  await server.stop();
  return status === 201 && before === 401;
}

describe("[OP12] the host makes a new link to a board", () => {
  test("a server that heeds no link that is made beside it is caught", async () => {
    expect(await isInTheOthersPlace()).toBe(true);
    const strengthen = replace(Keyring.prototype, "fits", () => () => true);
    expect(await isInTheOthersPlace()).toBe(false);
    strengthen();
  });
  test("which opens at once; the one before, its tokens and its sockets end, and nobody else's", async () => {
    const server = await startServer();
    const door = await openBoard(server.url);
    const device = newDevice();
    const mara = await join(server.url, door, "mediator", "Mara", device);
    const ana = await join(server.url, door, "participant", "Ana");
    const [hers, anas] = [
      await RawSocket.open(server.url, door.id, "canvas", mara.token),
      await RawSocket.open(server.url, door.id, "canvas", ana.token),
    ];
    const said = await boardCommand(["mediator", door.id], settingsOf(server));
    expect(said).toContain("A new link for every mediator of “Volver a casa”");
    const key = keyIn(said);
    const enter = (body: object) => post(server.url, pathOf("members", { id: door.id }), body);
    const back = await enter({ key, secret: newDevice(), name: "Mia" });
    expect([back.status, back.body.role]).toEqual([201, "mediator"]);
    const moved = await ask(server.url, door, back.body, { kind: "phase.move", phase: "weigh" });
    expect(moved.status).toBe(200);
    expect(errorOf(await get(server.url, pathOf("me", { id: door.id }), mara.token))).toEqual([401, "token-invalid"]);
    expect(errorOf(await enter({ secret: device }))).toEqual([403, "key-invalid"]);
    expect(errorOf(await enter({ secret: newDevice(), key: door.keys.mediator }))).toEqual([403, "key-invalid"]);
    expect(await hers.closed).toBe(CLOSE.tokenInvalid);
    expect(anas.socket.readyState).toBe(anas.socket.OPEN);
    anas.socket.close();
    await server.stop();
  });
  test("where nobody asks the server for anything, sockets of the one before end within seconds, and it is in the log", async () => {
    const server = await startServerProcess();
    const door = await openBoard(server.url);
    const mara = await join(server.url, door, "mediator", "Mara");
    const raw = await RawSocket.open(server.url, door.id, "ledger", mara.token);
    await boardCommand(["mediator", `${server.url}/b/${door.id}#k=whatever`], settingsOf(server));
    expect(await raw.closed).toBe(CLOSE.tokenInvalid);
    await eventually("the log says so", () => server.lines.some((line) => line.includes('"event":"key.replaced"')));
    expect(server.lines.find((line) => line.includes("key.replaced"))).toMatch(/"by":"host","role":"mediator"/);
    await server.stop();
  });
  test("a key that a mediator replaces meanwhile is not taken for the host's, nor brought back by what was read before", async () => {
    const server = await startServer();
    const door = await openBoard(server.url);
    const mara = await join(server.url, door, "mediator", "Mara");
    const replace = () => post(server.url, pathOf("keys", { id: door.id }), { role: "observer" }, mara.token);
    const asked = () => get(server.url, pathOf("me", { id: door.id }), mara.token);
    for (let n = 0; n < 5; n += 1) {
      const [{ body }] = await Promise.all([replace(), asked(), asked(), asked()]);
      const entered = await post(server.url, pathOf("members", { id: door.id }), {
        key: body.key,
        secret: newDevice(),
      });
      expect((await get(server.url, pathOf("me", { id: door.id }), entered.body.token)).status).toBe(200);
    }
    await server.stop();
  });
  test("participants' links with a new code, observers' without; the list tells the boards apart", async () => {
    const server = await startServer();
    const [door, other] = [await openBoard(server.url), await openBoard(server.url)];
    const mara = await join(server.url, door, "mediator", "Mara");
    await ask(server.url, door, mara, { kind: "board.change", title: "Otro título" });
    const public_ = settingsOf(server, { ACUERDO_PUBLIC_URL: "https://board.example.org" });
    const participant = await boardCommand(["participant", door.id], public_);
    expect(participant).toMatch(new RegExp(`^ {2}https://board\\.example\\.org/b/${door.id}#k=`, "m"));
    const code = /The code is ([A-Z0-9]+) now/.exec(participant)?.[1];
    expect((await post(server.url, pathOf("codes"), { code })).body.id).toBe(door.id);
    expect((await post(server.url, pathOf("codes"), { code: door.code })).status).toBe(404);
    expect(await boardCommand(["observer", door.id], settingsOf(server))).not.toContain("The code");
    const list = (await boardCommand(["list"], settingsOf(server))).split("\n");
    expect(list).toHaveLength(2);
    expect(list).toContainEqual(
      expect.stringMatching(new RegExp(`^${door.id} {2}opened \\d{4}-\\d\\d-\\d\\d, people 1: Otro título$`)),
    );
    expect(list).toContainEqual(expect.stringContaining(other.id));
    await server.stop();
  });
  test("as people start it, and what it cannot do is said", async () => {
    const server = await startServer();
    const door = await openBoard(server.url);
    const env = { ACUERDO_DATA: server.dataDir, PORT: "0" };
    const { status, stdout } = runCommand("board", ["mediator", door.id], env);
    expect([status, stdout]).toEqual([0, expect.stringContaining("behind the server's address")]);
    const cannot = (words: readonly string[], settings = settingsOf(server)) =>
      expect(boardCommand(words, settings)).rejects;
    await cannot([]).toThrow(/^What\? npm run board -- list/);
    await cannot(["mediator"]).toThrow(/^What\?/);
    await cannot(["owner", door.id]).toThrow(/^What\?/);
    await cannot(["mediator", "?"]).toThrow(/is not a board's id/);
    await cannot(["mediator", "nosuchboard12345"]).toThrow(/There is no board nosuchboard12345/);
    const empty = readSettings({ ACUERDO_DATA: freshFolder() }) as Settings;
    await cannot(["list"], empty).toThrow(/^There are no boards in /);
    await server.stop();
  });
});
