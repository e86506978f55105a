import type { WrittenIn } from "../../fields/field.ts";
import type { EventData, LedgerEvent } from "../../ledger/event.ts";
import { WITHHELD } from "../../ledger/withheld.ts";
import type { EventShapes } from "../events.ts";

/**
 * Where people write in what the record shows, for a page, which does not have the events' shapes. Which kinds and fields there
 * have to be follows from those by type: one that is missing, or is none, does not compile.
 */

/** Fields of text that may go: an organisation's name stays. */
type WordsOf<Kind extends keyof EventShapes> = Exclude<WrittenIn<EventShapes[Kind]>, "organization">;
type Words = {
  readonly [Kind in keyof EventShapes as WordsOf<Kind> extends never ? never : Kind]: {
    readonly [Name in WordsOf<Kind> & string]: true;
  };
};

const WORDS: Words = {
  "board.opened": { title: true, objective: true },
  "board.changed": { title: true, objective: true },
  "member.joined": { name: true, brings: true },
  "member.changed": { name: true, brings: true },
  "member.removed": { reason: true },
  "position.placed": { text: true },
  "position.reworded": { text: true },
  "stance.taken": { reason: true, condition: true },
  "cluster.named": { sentence: true },
  "agreement.worded": { text: true },
  "version.tested": { text: true, why: true },
  "agreement.let-go": { why: true },
  "commitment.made": { text: true },
  "comment.added": { text: true },
  "words.withheld": { why: true },
};

/** Whether there are words in it that can be taken out. */
export function hasWords({ kind, data }: Pick<LedgerEvent, "kind" | "data">): boolean {
  const said = data as unknown as Readonly<Record<string, unknown>>;
  const fields: Readonly<Record<string, object | undefined>> = WORDS satisfies {
    readonly [Kind in keyof EventData]?: object;
  };
  return Object.keys(fields[kind] ?? {}).some(
    (name) => typeof said[name] === "string" && said[name] !== "" && said[name] !== WITHHELD,
  );
}
