import type { AgreementId, ClusterId, MemberId, StatementId, VoiceId } from "../../ids.ts";
import { isOwn, isSigner, speakerOf, wheelOf } from "../../ledger/asked.ts";
import { changedSince } from "../../ledger/base.ts";
import type { Decider, Decision } from "../../ledger/decider.ts";
import type { EventActor, EventData } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { idsOf, personId } from "../../ledger/persons.ts";
import { WITHHELD } from "../../ledger/withheld.ts";
import { refuse } from "../../refusal.ts";
import type { Actor } from "../member/member.ts";
import { hasWords } from "./has-words.ts";
import { markOf, saidOf } from "./said.ts";

/** In whose name it is done: one's own, or null where the words are another's. */
type Own = EventActor | null;

/** Under which name the asker said it themselves. */
function ownAs(ledger: Ledger, by: string, actor: Actor): Own {
  if (isOwn(by as VoiceId, actor)) return speakerOf(ledger, actor);
  return isSigner(by as MemberId, actor) ? (by as MemberId) : null;
}

/** Whoever said it; null for what several word together, which is nobody's alone; undefined where nothing is known of it. */
function sayerOf(ledger: Ledger, about: string, by: VoiceId | undefined): string | null | undefined {
  if (by !== undefined) return ledger.stances.get(about as StatementId)?.get(by)?.by;
  const { positions, comments, commitments, members, agreements, clusters } = ledger;
  const said: readonly ReadonlyMap<string, { readonly by: string }>[] = [positions, comments, commitments];
  const thing = said.map((table) => table.get(about)).find((found) => found !== undefined);
  if (thing) return thing.by;
  if (members.has(about as MemberId)) return personId(ledger, about as MemberId);
  return agreements.has(about as AgreementId) || clusters.has(about as ClusterId) ? null : undefined;
}

/** Nothing is left of it to be withheld. */
function isGone(
  { positions, comments, commitments, members }: Ledger,
  about: string,
  by: VoiceId | undefined,
): boolean {
  if (by !== undefined) return false;
  const said: readonly ReadonlyMap<string, { readonly text: string }>[] = [positions, comments, commitments];
  const text = said.map((table) => table.get(about)?.text).find((found) => found !== undefined);
  if (text !== undefined || !members.has(about as MemberId)) return text === WITHHELD;
  return idsOf({ members }, about as MemberId).every((id) => members.get(id)?.name === WITHHELD);
}

/** The record has who said it under the ids of the time: of somebody who was two, under both. */
function underAll(ledger: Ledger, data: EventData["words.withheld"]): EventData["words.withheld"][] {
  const { about, by } = data;
  if (by !== null)
    return idsOf(ledger, by as string as MemberId).map((id) => ({ ...data, by: id as string as VoiceId }));
  if (!ledger.members.has(about as MemberId)) return [data];
  return idsOf(ledger, about as MemberId).map((id) => ({ ...data, about: id }));
}

/** Whoever holds the wheel may, and says why; everybody else only for what they said. */
function decided(ledger: Ledger, actor: Actor, own: Own, data: EventData["words.withheld"]): Decision {
  if (own === null && actor.role !== "mediator") return refuse("not-yours");
  if (own === null && data.why === "") return refuse("nothing-written", "why");
  const by = own ?? wheelOf(ledger, actor);
  return underAll(ledger, data).map((each) => ({ kind: "words.withheld", actor: by, data: each }));
}

/** Nobody brings back what goes: nothing goes that whoever asks has not seen. */
const withhold: Decider<"words.withhold"> = (ledger, { about, by, why, base }, actor) => {
  const sayer = sayerOf(ledger, about, by);
  if (sayer === undefined) return refuse("no-such-words");
  if (isGone(ledger, about, by)) return [];
  const stale = changedSince(base, markOf(saidOf(ledger, about, by) ?? ""));
  if (stale) return stale;
  const own = sayer === null ? null : ownAs(ledger, sayer, actor);
  return decided(ledger, actor, own, { about, by: by ?? null, lines: [], why });
};

/** The member whose coming or change the event of this number says: their names stand in others too. */
function memberOf({ members, record }: Ledger, line: number): MemberId | undefined {
  const entry = record.find(({ seq }) => seq === line);
  if (entry?.kind === "member.joined" || entry?.kind === "member.changed")
    return (entry.data as EventData["member.changed"]).memberId;
  return [...members.values()].find(({ seq }) => seq === line)?.id;
}

const withholdLine: Decider<"line.withhold"> = (ledger, { line, why }, actor) => {
  if (line > ledger.seq) return refuse("no-such-words");
  const entry = ledger.record.find(({ seq }) => seq === line);
  if (entry && !hasWords(entry)) return [];
  const member = memberOf(ledger, line);
  const by = entry?.actor ?? member;
  const own = by === undefined ? null : ownAs(ledger, personId(ledger, by as MemberId), actor);
  return decided(ledger, actor, own, { about: member ?? null, by: null, lines: member ? [] : [line], why });
};

export const decide = { "words.withhold": withhold, "line.withhold": withholdLine };
