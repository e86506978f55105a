import type { Identity, Intent, MemberId } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { WithholdingPace } from "../../../server/src/ledger/withholding-pace.ts";

/** How fast texts are withheld. */

const intent = { kind: "line.withhold", line: 1 } as Intent;
const who = (name: string, role: Identity["role"] = "participant") =>
  ({ memberId: name as MemberId, role }) as Identity;

test("[WH9] of a long record one text follows the other slowly, whoever asks; in an hour nobody but a mediator takes back more than sixty", () => {
  let now = 1_000_000;
  const pace = new WithholdingPace(() => now);
  const long = { seq: 20_000 };
  expect(pace.refuses(long, intent, who("ana"))).toBeNull();
  now += 9_000;
  expect(pace.refuses(long, intent, who("luis"))).toMatchObject({ refused: "slow-down" });
  expect(pace.refuses(long, { kind: "position.withdraw" } as Intent, who("luis"))).toBeNull();
  now += 2_000;
  expect(pace.refuses(long, intent, who("luis"))).toBeNull();
  const short = { seq: 10 };
  const refused = (name: string, role?: Identity["role"]) =>
    Array.from({ length: 70 }, () => {
      now += 1_000;
      return pace.refuses(short, intent, who(name, role));
    }).filter((refusal) => refusal !== null).length;
  expect(refused("berta")).toBe(10);
  expect(refused("mara", "mediator")).toBe(0);
});
