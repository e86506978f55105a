import { spread } from "../../alias.ts";
import type { AgreementId, ClusterId, MemberId, PositionId, StatementId, VoiceId } from "../../ids.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { SaidId } from "./withholding.ts";

/** What may be withheld, as it stands. */

type Tables = Pick<
  Ledger,
  "agreements" | "clusters" | "comments" | "commitments" | "members" | "positions" | "stances" | "versions"
>;

function answerIn({ stances }: Tables, about: SaidId, by: VoiceId): string | null {
  const stance = stances.get(about as string as StatementId)?.get(by);
  return stance ? [stance.reason, stance.condition].filter((words) => words !== "").join("\n") : null;
}

function wordingIn({ agreements, versions }: Tables, id: AgreementId): string | null {
  const agreement = agreements.get(id);
  const last = agreement?.versionIds.at(-1);
  return agreement?.draft?.text ?? (last && versions.get(last)?.text) ?? null;
}

/** Its words; null where nothing is known of it. @param by whose answer to it is meant; absent: all that was said of it. */
export function saidOf(ledger: Tables, about: SaidId, by: VoiceId | undefined): string | null {
  if (by !== undefined) return answerIn(ledger, about, by);
  const { positions, clusters, comments, commitments, members } = ledger;
  const text =
    positions.get(about as string as PositionId)?.text ??
    comments.get(about as never)?.text ??
    commitments.get(about as never)?.text;
  const name = clusters.get(about as string as ClusterId)?.sentence ?? members.get(about as string as MemberId)?.name;
  return text ?? name ?? wordingIn(ledger, about as string as AgreementId);
}

/**
 * By which words are told from others: they need not be said once more by whoever wants them gone. Numbers of events would not do: what one
 * has asked oneself and waits has none yet.
 */
export const markOf = (words: string): number => spread(words);
