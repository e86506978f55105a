import {
  type Actor,
  type AgreementId,
  EMPTY_LEDGER,
  type Grade,
  type Ledger,
  layFloor,
  type PositionId,
  readLedger,
  type VersionId,
  weighStatement,
  writeLedger,
} from "@acuerdo/shared";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { LedgerView } from "../../../client/src/sync/ledger/view.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** A ledger as it is written by the server and read by a screen, with frames in the test's hand. */

let table: Table;
let people: Actor[];
let doc: Y.Doc;
let written: Ledger;
let frames: (() => void)[];
let told: Ledger[];
let view: LedgerView;

const position = named<PositionId>("position-1");
const other = named<PositionId>("position-2");
const versionOf = (n: number) => named<VersionId>(`version-${n}`);

function draw(): void {
  for (const run of frames.splice(0)) run();
}

function arrive(): void {
  writeLedger(doc, written === EMPTY_LEDGER ? null : written, table.ledger);
  written = table.ledger;
}

const takes = (person: number, statementId: PositionId | VersionId, grade: Grade) =>
  table.do(people[person] as Actor, { kind: "stance.take", statementId, grade, reason: "Because", condition: "" });

beforeEach(() => {
  table = new Table();
  people = ["ana", "bea", "cai"].map((name) => table.member(name));
  const [ana] = people as [Actor];
  for (const positionId of [position, other])
    table.do(ana, { kind: "position.place", positionId, positionKind: "need", text: `Need ${positionId}` });
  for (const n of [1, 2]) {
    const agreementId = named<AgreementId>(`agreement-${n}`);
    table.do(ana, { kind: "agreement.word", agreementId, clusterId: null, text: `Wording ${n}`, base: 0 });
    table.do(ana, { kind: "version.test", agreementId, versionId: versionOf(n), base: 1, why: "", sources: [] });
    takes(1, versionOf(n), "object");
  }
  takes(1, other, "agree");
  doc = new Y.Doc();
  written = EMPTY_LEDGER;
  frames = [];
  told = [];
  view = new LedgerView(
    doc,
    { arrived: (ledger) => void told.push(ledger), unreadable: (fault) => expect(fault).toBeNull() },
    (run) => frames.push(run),
  );
});

test("[NV9] the first state is shown at once, and what comes in together is read once a frame", () => {
  arrive();
  expect(told).toHaveLength(1);
  for (const person of [0, 1, 2]) {
    takes(person, versionOf(1), "agree");
    arrive();
  }
  expect([told.length, frames.length]).toEqual([1, 1]);
  draw();
  expect(told).toHaveLength(2);
  expect(view.ledger).toEqual(readLedger(doc));
  takes(0, position, "accept");
  arrive();
  draw();
  expect(told).toHaveLength(3);
});

test("[NV9] a view that was closed reads no more", () => {
  arrive();
  takes(0, versionOf(1), "agree");
  arrive();
  view.close();
  draw();
  expect(told).toHaveLength(1);
});

test("[NV9] after a stance everything that it does not concern is the same object", () => {
  arrive();
  const [before] = told as [Ledger];
  const [planks, weighed] = [layFloor(before), weighStatement(before, other)];
  takes(0, versionOf(1), "object");
  arrive();
  draw();
  const after = view.ledger as Ledger;
  for (const part of ["board", "members", "positions", "clusters", "agreements", "versions", "commitments"] as const)
    expect(after[part], part).toBe(before[part]);
  expect(after.stances.get(other)).toBe(before.stances.get(other));
  expect(weighStatement(after, other)).toBe(weighed);
  const floor = layFloor(after);
  expect(floor.map((laid, i) => laid === planks[i])).toEqual([false, true]);
  expect(floor.map(({ judgement }) => judgement.objections)).toEqual([2, 1]);
});

test("[NV9] an objection that is eased lays its own plank anew, and no other", () => {
  arrive();
  const before = layFloor(view.ledger as Ledger);
  table.do(people[1] as Actor, { kind: "objection.ease", versionId: versionOf(2) });
  arrive();
  draw();
  const after = layFloor(view.ledger as Ledger);
  expect(after.map((laid, i) => laid === before[i])).toEqual([true, false]);
  expect(after.map(({ judgement }) => judgement.objections)).toEqual([1, 0]);
});
