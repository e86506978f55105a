import { CLOSE, FRAME, type IntentKind, POLICY, pathOf, type Role, SYNC } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { report } from "../support/attack/attack.ts";
import { weaken } from "../support/attack/weaken.ts";
import {
  change,
  type Door,
  get,
  join,
  newId,
  openBoard,
  post,
  RawSocket,
  type Seat,
} from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Who may do what: roles × intents, routes and messages (suite 8). The table of what is right stands here by itself. */

/** `revoked`: a participant whose key was replaced. */
type Who = Role | "revoked" | "nobody" | "stranger";
const WHO: readonly Who[] = ["mediator", "participant", "observer", "revoked", "nobody", "stranger"];
const isOutside = (who: Who) => who === "revoked" || who === "nobody" || who === "stranger";

let server: TestServer;
let door: Door;
let tokens: Record<Who, string | undefined>;
let seats: Record<Role, Seat>;

beforeAll(async () => {
  server = await startServer({
    env: { ACUERDO_MAX_INTENTS_AT_ONCE: "10000", ACUERDO_MAX_SOCKETS_PER_MEMBER: "10000" },
  });
  const [own, other] = [await openBoard(server.url), await openBoard(server.url)];
  door = own;
  const enter = (role: Role) => join(server.url, door, role);
  const [chair, revoked] = [await enter("mediator"), await enter("participant")];
  const { body } = await post(server.url, pathOf("keys", { id: own.id }), { role: "participant" }, chair.token);
  door = { ...own, keys: { ...own.keys, participant: body.key } };
  seats = { mediator: chair, participant: await enter("participant"), observer: await enter("observer") };
  const stranger = (await join(server.url, other, "mediator")).token;
  const [mediator, participant, observer] = [seats.mediator.token, seats.participant.token, seats.observer.token];
  tokens = { mediator, participant, observer, revoked: revoked.token, stranger, nobody: undefined };
});
afterAll(() => server.stop());

/** What each role may ask for, written down a second time on purpose. */
const MEDIATORS_ALONE: readonly IntentKind[] = [
  "board.change",
  "phase.move",
  "door.set",
  "people.excuse",
  "member.excuse",
  "member.remove",
  "member.remove-silent",
  "member.remove-some",
  "member.restore",
  "agreement.let-go",
  "member.join-as",
  "organization.merge",
  "organization.part",
];
const ANYBODY: readonly IntentKind[] = [
  "member.change",
  "words.withhold",
  "line.withhold",
  "member.leave",
  "member.return",
  "member.join-answer",
];
function rightIntent(kind: IntentKind, who: Who): boolean {
  if (isOutside(who)) return false;
  if (ANYBODY.includes(kind) || who === "mediator") return true;
  return who === "participant" && !MEDIATORS_ALONE.includes(kind);
}

const ID = "an-id-that-is-not";
const FIELDS: Record<IntentKind, Record<string, unknown>> = {
  "board.change": { title: "Otro título" },
  "phase.move": { phase: "gather" },
  "door.set": { open: true },
  "member.change": { brings: "una silla" },
  "people.excuse": { count: 1 },
  "member.excuse": { memberId: ID, excused: true },
  "member.remove": { memberId: ID, reason: "x" },
  "member.remove-silent": { memberIds: [ID], reason: "x" },
  "member.remove-some": { memberIds: [ID], reason: "x" },
  "member.restore": { memberId: ID },
  "position.place": { positionId: ID, positionKind: "idea", text: "x" },
  "position.reword": { positionId: ID, positionKind: "idea", text: "y" },
  "position.withdraw": { positionId: ID },
  "stance.take": { statementId: ID, grade: "agree" },
  "stance.withdraw": { statementId: ID },
  "objection.ease": { versionId: ID },
  "cluster.name": { clusterId: ID, sentence: "x" },
  "agreement.word": { agreementId: ID, clusterId: null, text: "x", base: 0 },
  "version.test": { agreementId: ID, versionId: ID, base: 1 },
  "agreement.let-go": { agreementId: ID, why: "x" },
  "commitment.make": { commitmentId: ID, agreementId: ID, hands: "do", text: "x" },
  "commitment.accept": { commitmentId: ID },
  "commitment.decline": { commitmentId: ID },
  "commitment.report": { commitmentId: ID, state: "done" },
  "commitment.withdraw": { commitmentId: ID },
  "comment.add": { commentId: ID, positionId: ID, text: "x" },
  "comment.withdraw": { commentId: ID },
  "words.withhold": { about: ID, why: "x" },
  "line.withhold": { line: 1, why: "x" },
  "member.leave": {},
  "member.return": {},
  "member.join-as": { from: ID, into: ID },
  "member.join-answer": { from: ID, into: ID, yes: true },
  "organization.merge": { from: ID, into: ID },
  "organization.part": { organizationId: ID },
};

/** What only boards with anonymous voices know: asked by the right person, it is refused for the board. */
const ELSEWHERE: Partial<Record<IntentKind, string>> = { "people.excuse": "voices are named here" };

/** Not refused for who asks: done, or refused for what is asked. */
async function mayAsk(kind: IntentKind, token: string | undefined): Promise<boolean> {
  const body = { id: newId(), kind, ...FIELDS[kind], ...(kind === "position.place" && { positionId: newId() }) };
  const { status, body: answer } = await post(server.url, pathOf("intents", { id: door.id }), body, token);
  if (status === 400) expect(answer.error.message, kind).toContain(ELSEWHERE[kind] ?? "nothing of the kind");
  return status !== 401 && status !== 403;
}

const READS = ["me", "events", "json", "md"] as const;
async function mayRead(what: (typeof READS)[number], token: string | undefined): Promise<boolean> {
  const isExport = what === "json" || what === "md";
  const path = isExport ? pathOf("export", { id: door.id, format: what }) : pathOf(what, { id: door.id });
  return (await get(server.url, path, token)).status === 200;
}

/** Asked for a role that there is not, so that nobody's key is replaced: refused for that alone, or for who asks. */
async function mayReplaceKey(token: string | undefined): Promise<boolean> {
  const { status } = await post(server.url, pathOf("keys", { id: door.id }), { role: "none" }, token);
  return status === 400;
}

/** Of a moment that was not kept: refused for that alone, or for who asks. */
async function mayBringBack(token: string | undefined): Promise<boolean> {
  const id = door.id;
  const { status } = await post(server.url, pathOf("restore", { id }), { at: 1 }, token);
  return status === 404 && (await get(server.url, pathOf("history", { id }), token)).status === 200;
}

const doc = new Y.Doc();
/** What somebody may send on a socket, and whether it stays open. */
const MESSAGES: Record<string, (raw: RawSocket) => void> = {
  "a question": (raw) => raw.sync(SYNC.step1, Y.encodeStateVector(new Y.Doc())),
  "an empty answer": (raw) => raw.sync(SYNC.step2, Uint8Array.of(0, 0)),
  "a change": (raw) => raw.sync(SYNC.update, change(doc, `shape:${newId()}|xy`, [1, 2])),
  "an answer with a change": (raw) => raw.sync(SYNC.step2, change(doc, `shape:${newId()}|xy`, [1, 2])),
  "a question about cursors": (raw) => raw.send(FRAME.queryAwareness),
  "a hello": (raw) => raw.hello(1 + Math.floor(Math.random() * 1e9)),
};
const WRITES = ["a change", "an answer with a change"];

function rightMessage(document: string, message: string, who: Who): boolean {
  if (isOutside(who)) return false;
  if (!WRITES.includes(message)) return true;
  return document === "canvas" && who !== "observer";
}

async function maySend(document: string, message: string, token: string | undefined): Promise<boolean> {
  const raw = await RawSocket.open(server.url, door.id, document, token ?? "none").catch(() => null);
  if (!raw) return false;
  MESSAGES[message]?.(raw);
  // A question of our own behind it: its answer shows that the socket is still there.
  raw.sync(SYNC.step1, Y.encodeStateVector(new Y.Doc()));
  const answered = async () => {
    for (;;) {
      const { decoder } = await raw.next(FRAME.sync);
      if (decoder.arr[1] === SYNC.step2) return true;
    }
  };
  const open = await Promise.race([
    raw.closed.then((code) => code !== CLOSE.mayNotWrite && code < 4000),
    answered().catch(() => false),
  ]);
  raw.socket.terminate();
  return open;
}

async function wrongCells(given: Readonly<Record<Who, string | undefined>>) {
  const wrong: string[] = [];
  let cells = 0;
  const look = async (name: string, who: Who, is: Promise<boolean>, should: boolean) => {
    cells += 1;
    if ((await is) !== should) wrong.push(`${who}, ${name}: should ${should ? "pass" : "be refused"}`);
  };
  for (const who of WHO) {
    for (const kind of Object.keys(FIELDS) as IntentKind[])
      await look(kind, who, mayAsk(kind, given[who]), rightIntent(kind, who));
    for (const what of READS) await look(what, who, mayRead(what, given[who]), !isOutside(who));
    await look("replacing a key", who, mayReplaceKey(given[who]), who === "mediator");
    await look("bringing back a canvas", who, mayBringBack(given[who]), who === "mediator");
    for (const document of ["canvas", "ledger"]) {
      for (const message of Object.keys(MESSAGES))
        await look(
          `${message} on the ${document}`,
          who,
          maySend(document, message, given[who]),
          rightMessage(document, message, who),
        );
    }
  }
  return { wrong, cells };
}

test("[AT8] every cell of roles × intents, routes and messages is as it should be", async () => {
  expect(Object.keys(FIELDS).sort()).toEqual(Object.keys(POLICY).sort());
  const { wrong, cells } = await wrongCells(tokens);
  report("8 roles", { cells, wrong: wrong.length });
  expect(wrong).toEqual([]);
});

test.each([
  "takes everybody for a mediator",
  "takes observers for participants",
  "takes a token of any board",
] as const)("[AT8] a server that %s is caught", async (weakness) => {
  const strengthen = weaken(weakness);
  const { wrong } = await wrongCells(tokens);
  strengthen();
  report("8 weakened", { weakness, wrong: wrong.length });
  expect(wrong).not.toEqual([]);
});
