import type { EventKind, LedgerEvent } from "../../ledger/event.ts";
import { WITHHELD } from "../../ledger/withheld.ts";

/** Where people write in what the record shows, for a page, which does not have the events' shapes; an organisation's name stays. A test compares. */
const WORDS: { readonly [Kind in EventKind]?: readonly string[] } = {
  "board.opened": ["title", "objective"],
  "board.changed": ["title", "objective"],
  "member.joined": ["name", "brings"],
  "member.changed": ["name", "brings"],
  "member.removed": ["reason"],
  "position.placed": ["text"],
  "position.reworded": ["text"],
  "stance.taken": ["reason", "condition"],
  "cluster.named": ["sentence"],
  "agreement.worded": ["text"],
  "version.tested": ["text", "why"],
  "agreement.let-go": ["why"],
  "commitment.made": ["text"],
  "comment.added": ["text"],
  "words.withheld": ["why"],
};

/** Whether there are words in it that can be taken out. */
export function hasWords({ kind, data }: Pick<LedgerEvent, "kind" | "data">): boolean {
  const said = data as unknown as Readonly<Record<string, unknown>>;
  return (WORDS[kind] ?? []).some(
    (name) => typeof said[name] === "string" && said[name] !== "" && said[name] !== WITHHELD,
  );
}
