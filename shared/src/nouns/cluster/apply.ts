import type { VoiceId } from "../../ids.ts";
import { type Applier, put } from "../../ledger/applier.ts";

const named: Applier<"cluster.named"> = (ledger, { clusterId: id, sentence }, event) => {
  const { at, seq } = ledger.clusters.get(id) ?? event;
  const by = event.actor as VoiceId;
  return { clusters: put(ledger.clusters, id, { id, sentence, by, at, seq, said: event.seq }) };
};

export const apply = { "cluster.named": named };
