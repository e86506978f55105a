import {
  type Actor,
  type AgreementId,
  type Asked,
  apply,
  type Commitment,
  type CommitmentId,
  compileMinutes,
  EMPTY_LEDGER,
  type Language,
  type LedgerEvent,
  minutesMarkdown,
  sayEvent,
  type VersionId,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import { oldExport } from "../../support/ledger/before.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** Nobody is put into another's commitment: they are asked, and go as they like. */

const a1 = named<AgreementId>("a1");
const k1 = named<CommitmentId>("k1");

type Make = Extract<Asked, { kind: "commitment.make" }>;

function made() {
  const table = new Table();
  const [ana, luis, berta] = [table.member("Ana"), table.member("Luis"), table.member("Berta")];
  const otto = table.member("Otto", "observer");
  table
    .do(ana, { kind: "agreement.word", agreementId: a1, clusterId: null, text: "Pagamos entre todos", base: 0 })
    .do(ana, {
      ...{ kind: "version.test", agreementId: a1, versionId: named<VersionId>("v1"), base: 1 },
      why: "",
      sources: [],
    });
  const make = (...others: Actor[]): Make => ({
    ...{ kind: "commitment.make", commitmentId: k1, agreementId: a1, hands: "do", text: "Pagarlo todo" },
    ...{ due: null, with: others.map(({ memberId }) => memberId), asOrganization: false },
  });
  return { table, ana, luis, berta, otto, make };
}

const accept = { kind: "commitment.accept", commitmentId: k1 } as const;
const decline = { kind: "commitment.decline", commitmentId: k1 } as const;
const commitment = ({ ledger }: Table): Commitment | undefined => ledger.commitments.get(k1);
/** What the minutes say of it, below its words. */
const row = ({ ledger }: Table, language: Language): string => {
  const lines = minutesMarkdown(compileMinutes(ledger, [], 0), language).split("\n");
  return lines[lines.findIndex((line) => line.includes("Pagarlo todo")) + 1] ?? "";
};
const lastSaid = ({ ledger }: Table) => sayEvent("en", ledger, ledger.record.at(-1) as never);

test("[CM2] who is named is asked, and is in it only after saying yes", () => {
  const { table, ana, luis, berta, make } = made();
  table.do(ana, { ...make(luis, berta), with: [...make(luis, berta).with, ana.memberId, luis.memberId] });
  expect(commitment(table)).toMatchObject({ with: [], joined: [], asked: [luis.memberId, berta.memberId] });
  expect(lastSaid(table)).toBe("Ana committed, for agreement 1: “Pagarlo todo” (asked to join in: Luis and Berta)");
  expect(row(table, "en")).toContain(" asked: Luis and Berta ·");
  expect(row(table, "es")).toContain(" se ha pedido a: Luis y Berta ·");
  expect(row(table, "en")).not.toContain("with ");

  table.do(berta, accept);
  expect(commitment(table)).toMatchObject({ joined: [berta.memberId], asked: [luis.memberId] });
  expect(lastSaid(table)).toBe("Berta joined in the commitment “Pagarlo todo”");
  expect(row(table, "en")).toContain(" with Berta; asked: Luis ·");
  expect(table.ask(berta, accept)).toBeNull();
  expect(table.events.filter(({ kind }) => kind === "commitment.accepted")).toHaveLength(1);
});

test("[CM2] nobody says yes or no for another, and whoever looks on is not asked", () => {
  const { table, ana, luis, berta, otto, make } = made();
  expect(table.ask(ana, make(otto))).toBe("no-such-member");
  table.do(ana, make(luis));
  for (const other of [ana, berta]) {
    expect(table.ask(other, accept)).toBe("not-yours");
    expect(table.ask(other, decline)).toBe("not-yours");
  }
  expect(table.ask(luis, { ...accept, commitmentId: named("k2") })).toBe("no-such-commitment");
  table.do(ana, { kind: "commitment.withdraw", commitmentId: k1 });
  expect(table.ask(luis, accept)).toBe("withdrawn");
});

test("[CM3] no is no, and whoever joined in goes off it again", () => {
  const { table, ana, luis, berta, make } = made();
  table.do(ana, make(luis, berta)).do(luis, decline).do(berta, accept).do(berta, decline);
  expect(commitment(table)).toMatchObject({ with: [], asked: [], joined: [], by: ana.memberId });
  expect(lastSaid(table)).toBe("Berta takes no part in the commitment “Pagarlo todo”");
  expect(row(table, "en")).not.toMatch(/Luis|Berta/);
  expect(table.ask(luis, accept)).toBe("not-yours");
});

test("[CM4] who was named before people were asked is told as named by whoever made it, and can go", () => {
  const { events } = JSON.parse(oldExport("named")) as { events: LedgerEvent[] };
  const ledger = events.reduce(apply, EMPTY_LEDGER);
  const text = minutesMarkdown(compileMinutes(ledger, [], 0), "es");
  expect(text).toContain("Ana nombró a: Luis y Alberta");
  expect(text).not.toContain("con Luis");
  const old = ledger.commitments.get(named<CommitmentId>("z-commitment-1")) as Commitment;
  const luis = old.with[0] as Commitment["by"];
  const gone = apply(ledger, {
    ...{ board: ledger.board.id, seq: ledger.seq + 1, at: 0, prev: "", hash: "", actor: luis },
    ...{ kind: "commitment.declined", data: { commitmentId: old.id } },
  } as LedgerEvent);
  expect(gone.commitments.get(old.id)?.with).toEqual(old.with.slice(1));
});
