import {
  apply,
  applyData,
  type ClusterId,
  type CommentId,
  type CommitmentId,
  canonicalJson,
  EMPTY_LEDGER,
  LEDGER_CLIENT,
  LEDGER_FORM,
  type Ledger,
  type LedgerEvent,
  type PositionId,
  ROOTS,
  readLedger,
  type VersionId,
  writeLedger,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { tablesOf } from "../../../server/src/ledger/tables.ts";
import { oldExport } from "../../support/ledger/before.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** What the document shows, and in which order, in every copy. */

function documentOf(ledger: Ledger): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = LEDGER_CLIENT;
  writeLedger(doc, null, ledger);
  return doc;
}

const oldEvents = () => (JSON.parse(oldExport("named")) as { events: LedgerEvent[] }).events;
const oldLedger = () => oldEvents().reduce(apply, EMPTY_LEDGER);

/** What a board has only where voices are anonymous. */
function anonymousLedger(): Ledger {
  const { events } = JSON.parse(oldExport("anonymous")) as { events: LedgerEvent[] };
  const data = { statementId: named<PositionId>("z-position-1"), count: 2 };
  const ledger = events.reduce(apply, EMPTY_LEDGER);
  return applyData(ledger, { kind: "stance.held", actor: "server", data, board: ledger.board.id, seq: 1, at: 0 });
}

/** The names of the fields of each thing, all that are there in any of them. */
function fieldsOf(ledger: Ledger): Record<string, string[]> {
  const names = (rows: readonly object[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted();
  const drafts = [...ledger.agreements.values()].flatMap(({ draft }) => draft ?? []);
  return Object.fromEntries(
    Object.entries({ ...tablesOf(ledger), drafts }).map(([table, rows]) => [table, names(rows)]),
  );
}

/** What came later than the boards of before. */
function commentedLedger(): Ledger {
  const table = new Table();
  const ana = table.member("Ana");
  const positionId = named<PositionId>("p1");
  table.do(ana, { kind: "position.place", positionId, positionKind: "need", text: "Luz" });
  table.do(ana, { kind: "comment.add", commentId: named<CommentId>("n1"), positionId, text: "¿Dónde?" });
  return table.ledger;
}

const FIELDS: Readonly<Record<string, string>> = {
  members: "before brings excused id joinedAt name organization removed role seq takesPart",
  positions: "at by id kind removed revision said seq text withdrawn",
  clusters: "at by id said sentence seq",
  stances: "at by condition grade reason seq statementId",
  agreements: "at by clusterId draft id letGo number removed seq versionIds",
  versions: "agreementId at by id number seq sources text why",
  objections: "at by condition id reason said seq settledAt state versionId",
  commitments:
    "agreementId asOrganization asked at by due hands id joined removed seq state text versionId with withdrawn",
  removed: "",
  drafts: "at by revision seq text",
  aliases: "bird number seq voice",
  held: "count seq statementId",
  organizations: "at id into name seq",
  comments: "at by id positionId removed seq text withdrawn",
};

test("[LG6] what the state holds is pinned beside the form of its document: change one, change both", () => {
  const pinned = Object.fromEntries(
    Object.entries(FIELDS).map(([table, names]) => [table, names.split(" ").filter(Boolean)]),
  );
  const { aliases, held } = fieldsOf(anonymousLedger());
  const { comments } = fieldsOf(commentedLedger());
  expect({ ...fieldsOf(oldLedger()), aliases, held, comments }).toEqual(pinned);
  expect(LEDGER_FORM).toBe(3);
});

test("[LG5] things of the same moment have one order everywhere, that in which they were said", () => {
  const events = oldEvents();
  const ledger = oldLedger();
  const said = (kind: LedgerEvent["kind"], id: string) =>
    events.filter((event) => event.kind === kind).map(({ data }) => (data as Record<string, unknown>)[id]);
  const read = readLedger(documentOf(ledger)) as Ledger;
  for (const { positions, versions, commitments, members, clusters, agreements } of [ledger, read]) {
    expect([...positions.keys()]).toEqual(said("position.placed", "positionId"));
    expect([...versions.keys()]).toEqual(said("version.tested", "versionId"));
    expect([...commitments.keys()]).toEqual(said("commitment.made", "commitmentId"));
    expect([...members.keys()]).toEqual(said("member.joined", "memberId"));
    expect([...clusters.keys()]).toEqual([...new Set(said("cluster.named", "clusterId"))]);
    expect([...agreements.keys()]).toEqual([...new Set(said("agreement.worded", "agreementId"))]);
  }
  expect(canonicalJson(tablesOf(read))).toBe(canonicalJson(tablesOf(ledger)));
});

test("[LG5] a stance that was taken again is the newest, in the state as in the document", () => {
  const table = new Table();
  const [ana, luis, berta] = ["ana", "luis", "berta"].map((name) => table.member(name));
  if (!ana || !luis || !berta) throw new Error("three people");
  const positionId = named<PositionId>("p1");
  table.do(ana, { kind: "position.place", positionId, positionKind: "need", text: "Luz" });
  const take = { kind: "stance.take", statementId: positionId, reason: "", condition: "" } as const;
  table.do(luis, { ...take, grade: "agree" }).do(berta, { ...take, grade: "agree" });
  const doc = documentOf(table.ledger);
  const before = table.ledger;
  table.do(luis, { ...take, grade: "endorse" });
  writeLedger(doc, before, table.ledger);
  for (const { stances } of [table.ledger, readLedger(doc) as Ledger])
    expect([...(stances.get(positionId)?.keys() ?? [])]).toEqual([berta.voiceId, luis.voiceId]);
});

/** The document as the first form has it. */
function firstForm(ledger: Ledger): Y.Doc {
  const doc = documentOf(ledger);
  const older = (entry: Record<string, unknown>): Record<string, unknown> => {
    const { seq: _, said: __, before: ___, removed: ____, ...rest } = entry;
    return rest.draft ? { ...rest, draft: older(rest.draft as Record<string, unknown>) } : rest;
  };
  doc.getMap("board").delete("form");
  for (const root of ROOTS) {
    if (root === "board" || root === "record") continue;
    const map = doc.getMap<Record<string, unknown>>(root);
    for (const [key, entry] of [...map]) map.set(key, older(entry));
  }
  for (const map of [doc.getMap<Record<string, unknown>>("positions")])
    for (const [key, { revision: _, ...rest }] of [...map]) map.set(key, rest);
  for (const map of [doc.getMap<Record<string, unknown>>("agreements")])
    for (const [key, { by: _, ...rest }] of [...map]) map.set(key, rest);
  return doc;
}

test("[LG6] a copy of the first form is read whole, in one order; what it does not say is not known", () => {
  const ledger = oldLedger();
  const read = readLedger(firstForm(ledger)) as Ledger;
  expect(read).toMatchObject({ seq: ledger.seq, hash: ledger.hash, form: 1, board: ledger.board });
  expect(fieldsOf(read)).toEqual(fieldsOf(ledger));
  expect(read.positions.get(named<PositionId>("z-position-1"))).toMatchObject({ seq: 0, said: 0, revision: 1 });
  expect([...read.positions.keys()].slice(0, 4)).toEqual(
    ["a-position-3", "k-position-4", "m-position-2", "z-position-1"].map(named<PositionId>),
  );
  expect(read.versions.has(named<VersionId>("z-version-1"))).toBe(true);
  expect(read.clusters.has(named<ClusterId>("z-cluster-1"))).toBe(true);
  expect(read.commitments.has(named<CommitmentId>("z-commitment-1"))).toBe(true);
});
