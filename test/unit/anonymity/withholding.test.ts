import type { EventDraft, Identity, Intent, Member, MemberId } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { Held } from "../../../server/src/ledger/held.ts";
import { part } from "../../../server/src/ledger/mix.ts";
import { WithholdingPace } from "../../../server/src/ledger/withholding-pace.ts";
import { Table } from "../../support/ledger/ledger.ts";

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

test("[WH9] what somebody takes out under the name that they sign with waits with what others do in theirs", () => {
  const { ledger } = new Table("anonymous");
  const signer = "signature-ana" as MemberId;
  const members = new Map([[signer, { id: signer } as Member]]);
  const data = { about: signer, by: null, lines: [], why: "" };
  const said = (actor: string) => ({ kind: "words.withheld", actor, data }) as unknown as EventDraft;
  const held = new Held("secret", []);
  expect(part({ ...ledger, members }, held, [said(signer)])).toMatchObject({
    drafts: [],
    held: { put: [{ by: signer }] },
  });
  expect(part({ ...ledger, members }, held, [said("voice-ana")])).toMatchObject({ drafts: [said("voice-ana")] });
});
