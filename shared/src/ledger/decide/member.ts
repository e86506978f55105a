import { WHEEL } from "../../ids.ts";
import { refuse } from "../../refusal.ts";
import type { Decider } from "../decide.ts";
import type { EventData } from "../event.ts";
import type { Intent } from "../intent.ts";
import { changed } from "./board.ts";

/** Where voices are anonymous nothing about a member is in the ledger: whether they take part is the server's to note. */
const change: Decider<"member.change"> = (ledger, { id: _, kind: __, ...asked }, actor) => {
  if (asked.takesPart && actor.role === "observer") return refuse("may-not-write", "takesPart");
  if (asked.takesPart === false && actor.role === "participant") return refuse("not-yours", "takesPart");
  if (ledger.board.voices === "anonymous") return [];
  const member = ledger.members.get(actor.memberId);
  if (!member) return refuse("no-such-member");
  const data = { memberId: actor.memberId, ...changed(asked, member) } as EventData["member.changed"];
  return Object.keys(data).length === 1 ? [] : [{ kind: "member.changed", actor: actor.memberId, data }];
};

const excuse: Decider<"member.excuse"> = (ledger, { memberId, excused }, actor) => {
  // Where voices are anonymous, nobody is named; how many are absent is said by `people.excuse`.
  if (ledger.board.voices === "anonymous") return refuse("no-such-member");
  const member = ledger.members.get(memberId);
  if (!member) return refuse("no-such-member");
  return member.excused === excused
    ? []
    : [{ kind: "member.changed", actor: actor.memberId, data: { memberId, excused } }];
};

const excuseSome: Decider<"people.excuse"> = (ledger, { count }) => {
  if (ledger.board.voices === "named") return refuse("bad-request", "voices are named here");
  if (count === (ledger.board.people?.excused ?? 0)) return [];
  return [{ kind: "people.excused", actor: WHEEL, data: { count } }];
};

export const memberDeciders = {
  "member.change": change,
  "member.excuse": excuse,
  "people.excuse": excuseSome,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
