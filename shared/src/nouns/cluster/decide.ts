import { SOMEBODY } from "../../ids.ts";
import { changedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { holdingOf, noPlace } from "../../ledger/places.ts";
import { isTaken } from "../../ledger/taken.ts";
import { type Refusal, refuse } from "../../refusal.ts";
import type { Actor } from "../member/member.ts";
import { limits } from "./limits.ts";

/** A cluster without a sentence takes a place only while there is an agreement for it. */
function noPlaceForCluster(ledger: Ledger, actor: Actor): Refusal | null {
  const worded = new Set([...ledger.agreements.values()].map(({ clusterId, letGo }) => letGo === null && clusterId));
  const held = holdingOf(
    ledger.clusters.values(),
    ({ id, sentence, by }) => !ledger.removed.has(by) && (sentence !== "" || worded.has(id)),
    ({ id, by }) => by === actor.voiceId || actor.named?.has(id) === true,
  );
  return noPlace(actor, "clusters", held, { board: limits.clustersPerBoard, voice: limits.clustersPerVoice });
}

const name: Decider<"cluster.name"> = (ledger, { clusterId, sentence, base }, actor) => {
  const cluster = ledger.clusters.get(clusterId);
  if (!cluster && isTaken(ledger, clusterId)) return refuse("id-taken");
  const now = cluster?.sentence ?? "";
  if (now === sentence) return [];
  const stale = changedSince(base, now);
  if (stale) return stale;
  const full = now === "" ? noPlaceForCluster(ledger, actor) : null;
  if (full) return full;
  // Whoever names a cluster has drawn it: the name would tie a voice to a hand on the canvas.
  const by = ledger.board.voices === "named" ? actor.voiceId : SOMEBODY;
  return [{ kind: "cluster.named", actor: by, data: { clusterId, sentence } }];
};

export const decide = { "cluster.name": name };
