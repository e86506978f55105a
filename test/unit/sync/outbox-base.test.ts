import {
  type Actor,
  type AgreementId,
  FIRST_RULES,
  type Intent,
  type IntentId,
  isRefusal,
  type PositionId,
} from "@acuerdo/shared";
import { beforeEach, expect, test, vi } from "vitest";
import { fetchRules } from "../../../client/src/sync/ledger/fetch-rules.ts";
import { Outbox } from "../../../client/src/sync/ledger/outbox.ts";
import { RefusedIntents } from "../../../client/src/sync/ledger/refused.ts";
import { learn } from "../../../client/src/sync/ledger/rules.ts";
import { forget, recallKeys, remember } from "../../../client/src/sync/saved/device.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** What is asked away from the server carries what was on the screen, and is not shown as done once that has changed. */

beforeEach(() => {
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  return () => vi.unstubAllGlobals();
});

const p1 = named<PositionId>("p1");

function board() {
  const table = new Table();
  const [ana, berta, mara] = [table.member("ana"), table.member("berta"), table.member("mara", "mediator")];
  table.do(ana, { kind: "position.place", positionId: p1, positionKind: "need", text: "El parque abre de noche" });
  return { table, ana, berta, mara };
}

const reword = { kind: "position.reword", positionId: p1, positionKind: "need", text: "El parque cierra" } as const;
const stance = { kind: "stance.take", statementId: p1, grade: "endorse", reason: "", condition: "" } as const;

/** An outbox whose network gives no answer, or the one that the board would give. */
function open(name: string, table: Table, actor: Actor, online = false, changed = () => undefined) {
  const sent: Intent[] = [];
  const refused: [string, string | null][] = [];
  const send = async (intent: Intent) => {
    if (!online) return { failed: "offline" } as const;
    sent.push(intent);
    const no = table.ask(actor, intent);
    return no ? ({ failed: no } as const) : { ok: { seq: table.ledger.seq } };
  };
  const told = (_: Intent, { failed }: { failed: string }, seen: string | null) => refused.push([failed, seen]);
  const port = { send, ask: async () => ({ ok: { held: [] } }), changed, refused: told as never };
  return {
    outbox: new Outbox(name, port, { now: () => 0, wall: () => 0, later: () => () => undefined, random: () => 0 }),
    sent,
    refused,
  };
}

test("[BA3] an answer given away from the server is kept with the revision and the words that it was given on", () => {
  const { table, berta } = board();
  const { outbox } = open("alone", table, berta);
  outbox.submit(stance, table.ledger, berta);
  const kept = recallKeys("outbox.alone.");
  expect(kept).toHaveLength(1);
  const again = open("alone", table, berta).outbox;
  expect(again.preview(table.ledger, berta).stances.get(p1)?.get(berta.voiceId)?.grade).toBe("endorse");
  for (const key of kept) forget(key);
});

test("[BA3] once the words are others it is not shown on them, and the server's no comes with the old words", async () => {
  const { table, ana, berta } = board();
  const away = open("b", table, berta);
  away.outbox.submit(stance, table.ledger, berta);
  table.do(ana, reword);
  expect(away.outbox.preview(table.ledger, berta).stances.get(p1)?.has(berta.voiceId)).not.toBe(true);
  away.outbox.close();
  const back = open("b", table, berta, true);
  back.outbox.flush();
  await vi.waitFor(() => expect(back.outbox.unanswered).toBe(0));
  expect(back.sent.map((intent) => ("base" in intent ? intent.base : null))).toEqual([1]);
  expect(back.refused).toEqual([["changed-meanwhile", "El parque abre de noche"]]);
  expect(table.ledger.stances.get(p1)).toBeUndefined();
});

test("[BA6] what waits is shown as soon as its rules have come, which a page does not begin with; until then nothing is asked by them", async () => {
  learn(FIRST_RULES);
  const { table, mara } = board();
  const asked = { kind: "phase.move", phase: "weigh" } as const;
  const waiting = { intent: { ...asked, id: named("i1") }, at: 1, seq: null };
  remember(`outbox.late.${named("i1")}`, waiting);
  const changed = vi.fn();
  const { outbox } = open("late", table, mara, false, changed);
  expect(outbox.submit({ kind: "phase.move", phase: "agree" }, table.ledger, mara)).toEqual({ refused: "try-again" });
  expect(outbox.unanswered).toBe(1);
  expect(outbox.preview(table.ledger, mara).board.phase).toBe("gather");
  await vi.waitFor(() => expect(changed).toHaveBeenCalled());
  expect(outbox.preview(table.ledger, mara).board.phase).toBe("weigh");
  forget(`outbox.late.${named("i1")}`);
});

test("[BA3] what one asks after another is decided on the other, as the screen shows it", async () => {
  await fetchRules();
  const { table, ana, mara } = board();
  const { outbox } = open("c", table, ana);
  const shown = () => outbox.preview(table.ledger, ana);
  outbox.submit(reword, shown(), ana);
  outbox.submit({ ...reword, text: "El parque cierra a las diez" }, shown(), ana);
  expect(shown().positions.get(p1)).toMatchObject({ text: "El parque cierra a las diez", revision: 3 });
  const steps = open("d", table, mara).outbox;
  const seen = () => steps.preview(table.ledger, mara);
  for (const phase of ["weigh", "agree"] as const) steps.submit({ kind: "phase.move", phase }, seen(), mara);
  expect(seen().board.phase).toBe("agree");
  table.do(mara, { kind: "phase.move", phase: "commit" });
  expect(seen().board.phase).toBe("commit");
});

test("[BA3] a refusal that is certain already is given back at once, and nothing is kept", () => {
  const { table, berta } = board();
  const { outbox } = open("e", table, berta);
  const letGo = {
    kind: "agreement.word",
    agreementId: named<AgreementId>("a1"),
    clusterId: null,
    text: "x",
    base: 2,
  } as const;
  const refusal = outbox.submit(letGo, table.ledger, berta);
  expect(refusal && isRefusal(refusal)).toBe(true);
  expect(recallKeys("outbox.e.")).toEqual([]);
});

test("[BA3] what was refused before there were words beside it is still found", () => {
  const intent = { ...stance, id: named<IntentId>("intent-1"), reason: "Por la luz" };
  remember("refused.f.intent-1", { intent, code: "withdrawn", at: 1 });
  const refused = new RefusedIntents("f", () => undefined);
  refused.add({ ...intent, id: named<IntentId>("intent-2") }, "changed-meanwhile", "El parque abre de noche");
  expect(refused.all).toMatchObject([
    { code: "withdrawn", seen: null, words: "Por la luz" },
    { code: "changed-meanwhile", seen: "El parque abre de noche" },
  ]);
});
