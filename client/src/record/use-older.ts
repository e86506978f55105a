import { pathOf, type RecordEntry } from "@acuerdo/shared";
import { useState } from "react";
import { useLedger, useSession } from "../sync/use-session.ts";
import { isFailure } from "../sync/way-in/http.ts";

/** The record beyond the newest events, which come with the ledger: fetched page by page, backwards. */

const PAGE = 100;

export interface Older {
  /** Everything known, newest first. */
  readonly entries: readonly RecordEntry[];
  readonly more: boolean;
  readonly state: "idle" | "loading" | "failed";
  readonly load: () => Promise<void>;
}

export function useOlder(): Older {
  const session = useSession();
  const { record, withheld } = useLedger("record", "withheld");
  const [older, setOlder] = useState<readonly RecordEntry[]>([]);
  // What was fetched before texts were withheld has them still.
  const [fetchedAt, setFetchedAt] = useState(withheld);
  if (fetchedAt !== withheld) {
    setFetchedAt(withheld);
    setOlder([]);
  }
  const [state, setState] = useState<Older["state"]>("idle");
  const known = new Map([...older, ...record].map((entry) => [entry.seq, entry]));
  const entries = [...known.values()].sort((a, b) => b.seq - a.seq);
  const first = entries.at(-1)?.seq ?? 1;

  const load = async () => {
    setState("loading");
    const after = Math.max(0, first - 1 - PAGE);
    const path = `${pathOf("events", { id: session.boardId })}?after=${after}&limit=${first - 1 - after}`;
    const shape = { events: "object", last: "object" } as const;
    const answer = await session.ask<{ events: readonly RecordEntry[] }>(path, { shape });
    if (isFailure(answer)) return setState("failed");
    setOlder((before) => [...answer.ok.events, ...before]);
    setState("idle");
  };
  return { entries, more: first > 1, state, load };
}
