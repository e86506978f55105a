import {
  type Actor,
  apply,
  checkChain,
  EMPTY_LEDGER,
  GRADES,
  type Intent,
  type IntentId,
  isRemoved,
  LEDGER_CLIENT,
  type Ledger,
  layFloor,
  PHASES,
  PRESET_NAMES,
  ROLES,
  readLedger,
  writeLedger,
} from "@acuerdo/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { LedgerView } from "../../client/src/sync/ledger/view.ts";
import { named, Table } from "../support/ledger/ledger.ts";

/** Random members ask random things, most of them about each other's: whatever they ask, the ledger stays in order. */

type Omitted<T> = T extends { id: IntentId } ? Omit<T, "id"> : never;

/** Of four, now and then of another kind of thing. */
const pick = (prefix: string) =>
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 19 }))
    .map(([n, other]) => named<never>(`${"pvackn"[other] ?? prefix}${n}`));
const words = fc.string({ minLength: 1, maxLength: 20 });
const member = fc.integer({ min: 0, max: 5 }).map((n) => `member-m${n}` as never);
/** Of few, so that both of two are asked and say yes. */
const one = fc.integer({ min: 0, max: 2 }).map((n) => `member-m${n}` as never);
/** By the id under which a mediator knows them: a voice where voices are anonymous. */
const known = fc.oneof(
  member,
  fc.integer({ min: 0, max: 5 }).map((n) => `voice-m${n}` as never),
);

const asked = fc.oneof(
  fc.record({
    kind: fc.constant("position.place"),
    positionId: pick("p"),
    positionKind: fc.constant("need"),
    text: words,
  }),
  fc.record({
    kind: fc.constant("position.reword"),
    positionId: pick("p"),
    positionKind: fc.constant("idea"),
    text: words,
  }),
  fc.record({ kind: fc.constant("position.withdraw"), positionId: pick("p") }),
  fc.record({
    kind: fc.constant("stance.take"),
    statementId: fc.oneof(pick("p"), pick("v")),
    grade: fc.constantFrom(...GRADES),
    reason: fc.constantFrom("", "porque sí"),
    condition: fc.constant(""),
  }),
  fc.record({ kind: fc.constant("stance.withdraw"), statementId: fc.oneof(pick("p"), pick("v")) }),
  fc.record({ kind: fc.constant("objection.ease"), versionId: pick("v") }),
  fc.record({ kind: fc.constant("comment.add"), commentId: pick("n"), positionId: pick("p"), text: words }),
  fc.record({ kind: fc.constant("comment.withdraw"), commentId: pick("n") }),
  fc.record({ kind: fc.constantFrom("member.leave", "member.return") }),
  fc.record({ kind: fc.constant("cluster.name"), clusterId: pick("c"), sentence: words }),
  fc.record({
    kind: fc.constant("agreement.word"),
    agreementId: pick("a"),
    clusterId: fc.option(pick("c")),
    text: words,
    base: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({
    kind: fc.constant("version.test"),
    agreementId: pick("a"),
    versionId: pick("v"),
    base: fc.integer({ min: 1, max: 3 }),
    why: fc.constant(""),
    sources: fc.array(pick("p"), { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant("agreement.let-go"), agreementId: pick("a"), why: words }),
  fc.record({
    kind: fc.constant("commitment.make"),
    commitmentId: pick("k"),
    agreementId: pick("a"),
    hands: fc.constant("do"),
    text: words,
    due: fc.constant(null),
    with: fc.constant([]),
    asOrganization: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("commitment.make"),
    commitmentId: pick("k"),
    agreementId: pick("a"),
    hands: fc.constant("lend"),
    text: words,
    due: fc.constant(null),
    with: fc.array(member, { maxLength: 3 }),
    asOrganization: fc.constant(false),
  }),
  fc.record({ kind: fc.constantFrom("commitment.accept", "commitment.decline"), commitmentId: pick("k") }),
  fc.record({ kind: fc.constant("member.remove"), memberId: known, reason: words }),
  fc.record({
    kind: fc.constant("member.remove-silent"),
    memberIds: fc.array(one, { maxLength: 3 }),
    reason: words,
  }),
  fc.record({
    kind: fc.constant("member.remove-some"),
    memberIds: fc.array(known, { maxLength: 3 }),
    reason: words,
  }),
  fc.record({ kind: fc.constant("member.restore"), memberId: known }),
  fc.record({ kind: fc.constant("member.join-as"), from: one, into: one }),
  fc.record({ kind: fc.constant("member.join-answer"), from: one, into: one, yes: fc.boolean() }),
  fc.record({ kind: fc.constant("member.change"), name: fc.constantFrom("Ana", "\u0410na", "m1", "Mara") }),
  fc.record({ kind: fc.constant("commitment.report"), commitmentId: pick("k"), state: fc.constant("done") }),
  fc.record({ kind: fc.constant("member.change"), takesPart: fc.boolean() }),
  fc.record({ kind: fc.constant("phase.move"), phase: fc.constantFrom(...PHASES) }),
  fc.record({ kind: fc.constant("board.change"), thresholds: fc.constantFrom(...PRESET_NAMES) }),
) as fc.Arbitrary<Omitted<Intent>>;

const step = fc.record({ who: fc.integer({ min: 0, max: 5 }), asked });

/** Whoever was taken off is in no count and on no list; what they said is kept. */
function checkRemoved(ledger: Ledger, actors: readonly Actor[]): void {
  for (const { id } of ledger.members.values())
    expect(ledger.removed.has(id)).toBe(ledger.members.get(id)?.removed === true);
  // Where voices are anonymous nobody is in a list: who mediates is known to whoever asks alone.
  expect(actors.some((actor) => actor.role === "mediator" && !isRemoved(ledger, actor))).toBe(true);
  for (const given of ledger.stances.values())
    for (const voice of given.keys()) expect(ledger.removed.has(voice)).toBe(false);
  for (const { by } of ledger.objections.values()) expect(ledger.removed.has(by)).toBe(false);
  for (const { by, withdrawn } of ledger.positions.values()) if (ledger.removed.has(by)) expect(withdrawn).toBe(true);
}

/** What is known by an id is one thing, or one person. */
function checkIds({ members, positions, clusters, agreements, versions, commitments, comments }: Ledger): void {
  const tables: readonly ReadonlyMap<string, object>[] = [
    ...[members, positions, clusters, agreements, versions, commitments, comments],
  ];
  const ids = tables.flatMap((table) => [...table.keys()]);
  expect(new Set(ids).size).toBe(ids.length);
}

function checkInvariants(ledger: Ledger, events: Table["events"], actors: readonly Actor[]): void {
  const voices = new Set(actors.map(({ voiceId }) => voiceId));
  const mayNot = actors.filter(({ role, memberId }) => (ledger.members.get(memberId)?.role ?? role) === "observer");
  const observers = new Set(mayNot.map(({ voiceId }) => voiceId));
  for (const { id, as } of ledger.members.values()) {
    if (as === undefined) continue;
    expect(ledger.members.get(as)?.as).toBeUndefined();
    const { positions, objections, commitments, comments } = ledger;
    const things = [positions, objections, commitments, comments, ...ledger.stances.values()];
    for (const table of things) for (const { by } of table.values()) expect(by).not.toBe(id);
  }
  for (const [statement, given] of ledger.stances) {
    expect(ledger.positions.has(statement as never) || ledger.versions.has(statement as never)).toBe(true);
    for (const [voice, stance] of given) {
      expect(stance.by).toBe(voice);
      expect(voices.has(voice) && !observers.has(voice)).toBe(true);
    }
  }
  for (const agreement of ledger.agreements.values()) {
    agreement.versionIds.forEach((id, index) => {
      expect(ledger.versions.get(id)).toMatchObject({ agreementId: agreement.id, number: index + 1 });
    });
  }
  for (const objection of ledger.objections.values()) {
    const stance = ledger.stances.get(objection.versionId)?.get(objection.by);
    expect(objection.state === "changed").toBe(stance?.grade !== "object");
    expect(objection.reason).not.toBe("");
  }
  for (const commitment of ledger.commitments.values()) {
    expect(ledger.agreements.has(commitment.agreementId)).toBe(true);
    const { with: named, asked, joined, by } = commitment;
    const all = [...named, ...asked, ...joined];
    expect(new Set(all).size).toBe(all.length);
    expect(all).not.toContain(by);
  }
  checkIds(ledger);
  checkRemoved(ledger, actors);
  for (const { judgement } of layFloor(ledger)) expect(judgement.answered).toBeLessThanOrEqual(judgement.expected);
  expect(checkChain(events)).toBeNull();
}

test("[LG2] [PO4] no sequence of intents from any actors breaks an invariant, and the events replay to the same ledger", () => {
  const property = fc.property(fc.array(step, { maxLength: 120, size: "max" }), fc.boolean(), (steps, anonymous) => {
    const table = new Table(anonymous ? "anonymous" : "named");
    const actors = [0, 1, 2, 3, 4, 5].map((n) => table.member(`m${n}`, ROLES[n % 3], n < 3 ? "Centro" : null));
    for (const { who, asked } of steps) {
      table.ask(actors[who] as Actor, asked);
      layFloor(table.ledger);
    }
    checkInvariants(table.ledger, table.events, actors);
    const replayed = table.events.reduce(apply, EMPTY_LEDGER);
    expect(replayed).toEqual(table.ledger);
    expect(layFloor(table.ledger)).toEqual(layFloor(replayed));
  });
  fc.assert(property, { numRuns: 300 });
});

test("[LG3] the ledger document shows the ledger, step by step as after one writing", () => {
  const property = fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
    const table = new Table();
    const actors = [0, 1, 2, 3, 4, 5].map((n) => table.member(`m${n}`, ROLES[n % 3], null));
    const doc = new Y.Doc();
    doc.clientID = LEDGER_CLIENT;
    const reader = new Y.Doc();
    doc.on("update", (update: Uint8Array) => Y.applyUpdate(reader, update));
    let shown: Ledger | null = null;
    const arrived = (ledger: Ledger) => {
      shown = ledger;
    };
    const unreadable = (fault: unknown) => expect(fault).toBeNull();
    const view = new LedgerView(reader, { arrived, unreadable }, (run) => run()); // a frame for each step
    let written: Ledger | null = null;
    for (const { who, asked } of steps) {
      table.ask(actors[who] as Actor, asked);
      writeLedger(doc, written, table.ledger);
      written = table.ledger;
    }
    if (!written) return;
    view.close();
    for (const read of [readLedger(reader), shown]) {
      expect(read).toEqual({ ...written, stances: nonEmpty(written) });
      expect(orderOf(read as Ledger)).toEqual(orderOf({ ...written, stances: nonEmpty(written) }));
    }
  });
  fc.assert(property, { numRuns: 100 });
});

/** [LG5] The ids of each table as they stand in it, and of each statement's answers. */
function orderOf({ members, positions, clusters, agreements, versions, objections, commitments, ...rest }: Ledger) {
  const tables = [members, positions, clusters, agreements, versions, objections, commitments, rest.removed];
  const answers = [...rest.stances].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, given]) => [id, ...given.keys()]);
  return [...tables.map((table) => [...table.keys()]), answers];
}

/** A statement whose stances were all taken back has no entry in the document. */
function nonEmpty(ledger: Ledger): Ledger["stances"] {
  return new Map([...ledger.stances].filter(([, given]) => given.size > 0));
}
