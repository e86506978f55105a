import type { Intent } from "@acuerdo/shared";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { learnAll } from "../../../client/src/sync/ledger/all-rules.ts";
import { Outbox } from "../../../client/src/sync/ledger/outbox.ts";
import type { Around } from "../../../client/src/sync/link/backoff.ts";
import { forget, recallKeys, remember } from "../../../client/src/sync/saved/device.ts";
import type { Answer } from "../../../client/src/sync/way-in/http.ts";
import { weakly } from "../../support/weakening.ts";

beforeEach(learnAll);

/** Retries come at once; nothing here waits for a clock. */
const AT_ONCE: Around = {
  now: () => 0,
  wall: () => 0,
  later: (_, run) => {
    queueMicrotask(run);
    return () => undefined;
  },
  random: () => 0,
};

const keep = (name: string, id: string, at: number) =>
  remember(`outbox.${name}.${id}`, { intent: { id, kind: "phase.move", phase: "weigh" }, at, seq: null });

/** An outbox on a network that gives these answers in turn, then says yes. */
function open(name: string, answers: Answer<{ seq: number }>[] = []) {
  const sent: string[] = [];
  const refused: string[] = [];
  const outbox = new Outbox(
    name,
    {
      send: async ({ id }: Intent) => {
        sent.push(id);
        return answers.shift() ?? { ok: { seq: sent.length } };
      },
      ask: async () => ({ ok: { held: [] } }),
      changed: () => undefined,
      refused: ({ id }) => refused.push(id),
    },
    AT_ONCE,
  );
  return { outbox, sent, refused };
}

beforeEach(() => {
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  return () => vi.unstubAllGlobals();
});

describe("[OF5] what waits is sent in the order in which it was asked", () => {
  test("after a reload too, one at a time, again where no answer came", async () => {
    for (const [id, at] of [
      ["third", 30],
      ["first", 10],
      ["second", 20],
    ] as const)
      keep("a", id, at);
    const { outbox, sent } = open("a", [{ failed: "offline" }, { ok: { seq: 1 } }, { failed: "slow-down" }]);
    expect(outbox.unanswered).toBe(3);
    outbox.flush();
    await vi.waitFor(() => expect(outbox.unanswered).toBe(0));
    expect(sent).toEqual(["first", "first", "second", "second", "third"]);
  });

  test("what is refused goes to whoever keeps it, and holds nothing up", async () => {
    for (const [id, at] of [
      ["first", 10],
      ["second", 20],
    ] as const)
      keep("b", id, at);
    const { outbox, sent, refused } = open("b", [{ failed: "withdrawn" }]);
    outbox.flush();
    await vi.waitFor(() => expect(outbox.unanswered).toBe(0));
    expect([sent, refused]).toEqual([["first", "second"], ["first"]]);
  });
});

type Outboxes = Pick<typeof import("../../../client/src/sync/ledger/outbox.ts"), "Outbox">;

/** What comes through, in its order, where somebody between never lets the first two of these pass, as one that looks at words. */
async function past({ Outbox }: Outboxes, name: string, asked: readonly object[]): Promise<string[]> {
  asked.forEach((intent, n) => {
    remember(`outbox.${name}.i${n}`, { intent: { id: `i${n}`, ...intent }, at: n, seq: null });
  });
  const sent: string[] = [];
  let tries = 0;
  const outbox = new Outbox(
    name,
    {
      send: async ({ id }: Intent) => {
        tries += 1;
        if (tries > 100) outbox.close();
        if (id === "i0" || id === "i1") return { failed: "offline" };
        sent.push(id);
        return { ok: { seq: sent.length } };
      },
      ask: async () => ({ ok: { held: [] } }),
      changed: () => undefined,
      refused: () => undefined,
    },
    AT_ONCE,
  );
  outbox.flush();
  await vi.waitFor(() => expect(tries).toBeGreaterThan(100), { timeout: 20_000 });
  for (const key of recallKeys(`outbox.${name}.`)) forget(key);
  return sent;
}

test("[OF5] what somebody between holds back holds up nothing but what is about the same; where all waits for it, that is caught", async () => {
  const place = (positionId: string) => ({ kind: "position.place", positionId, positionKind: "need", text: "Luz" });
  const asked = [
    ...[place("p0"), place("p1"), { kind: "comment.add", commentId: "c0", positionId: "p0", text: "Sí" }],
    ...[{ kind: "comment.withdraw", commentId: "c0" }, place("p2")],
    ...[
      { kind: "stance.take", statementId: "p2", grade: "agree" },
      { kind: "phase.move", phase: "weigh" },
      place("p3"),
    ],
  ];
  expect(await past({ Outbox }, "passes", asked)).toEqual(["i4", "i5"]);
  const file = "client/src/sync/ledger/outbox.ts";
  const before = await weakly<Outboxes>(file, ["passed.length < MOST_PASSED", "false"]);
  expect(await past(before, "waits", asked)).toEqual([]);
});

test("[OF6] of two tabs with one outbox one sends, until it is closed", async () => {
  keep("c", "only", 10);
  remember("sender.c", { tab: "another", until: 1_000 });
  const { outbox, sent } = open("c");
  outbox.flush();
  expect(sent).toEqual([]);
  outbox.close();
  remember("sender.c", { tab: "another", until: 0 });
  const successor = open("c");
  successor.outbox.flush();
  await vi.waitFor(() => expect(successor.sent).toEqual(["only"]));
  await vi.waitFor(() => expect(recallKeys("sender.c")).toEqual([]));
});

test("[LS3] a position is said to wait until the server has answered, whatever the answer is", async () => {
  const place = (name: string, id: string) => {
    const intent = { id: `i-${id}`, kind: "position.place", positionId: id, positionKind: "need", text: "Luz" };
    remember(`outbox.${name}.i-${id}`, { intent, at: 10, seq: null });
  };
  place("d", "taken");
  place("d", "refused");
  const { outbox, refused } = open("d", [{ ok: { seq: 1 } }, { failed: "too-many" }]);
  expect([...outbox.waiting].toSorted()).toEqual(["refused", "taken"]);
  outbox.flush();
  await vi.waitFor(() => expect(outbox.unanswered).toBe(0));
  expect([...outbox.waiting]).toEqual([]);
  expect(refused).toHaveLength(1);
});
