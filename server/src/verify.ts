import { readFileSync } from "node:fs";
import {
  applyAll,
  canonicalJson,
  checkChain,
  EMPTY_LEDGER,
  type EventData,
  type Ledger,
  type LedgerEvent,
  meantIn,
  NO_HASH,
  writtenPlaces,
} from "@acuerdo/shared";
import { z } from "zod";
import { runCommand } from "./command.ts";
import { reasonOf } from "./explain.ts";
import { Hindrance } from "./hindrance.ts";
import { EXPORT_VERSION, tablesInVersion, toCompare } from "./ledger/tables.ts";

/** Checks an export without trusting whoever made it: the chain of events, the last hash, and that the tables are what the events add up to. */

const exportSchema = z.object({
  format: z.literal("acuerdo"),
  version: z.int().min(1).max(EXPORT_VERSION),
  board: z.record(z.string(), z.unknown()),
  last: z.object({ seq: z.int(), hash: z.string() }),
  ledger: z.record(z.string(), z.array(z.unknown())),
  events: z.array(z.looseObject({ seq: z.int(), hash: z.string(), prev: z.string(), kind: z.string() })),
});

export interface Verdict {
  readonly ok: boolean;
  readonly sentence: string;
}

const no = (sentence: string): Verdict => ({ ok: false, sentence });

const FAULTS = {
  number: "its number does not follow the one before",
  board: "it belongs to another board",
  link: "it does not name the hash of the event before",
  hash: "its content is not what its hash was made from",
} as const;

/** Export versions up to this one have a chain of the texts themselves. */
const UNSEALED_VERSION = 2;

type Withheld = EventData["words.withheld"];

/** What is wrong with how a record's texts are kept; null where nothing is. */
function faultInTexts(events: readonly LedgerEvent[], version: number): string | null {
  const asked: Withheld[] = [];
  for (const event of [...events].reverse()) {
    const { seq, salts = {}, withheld = {} } = event;
    const [kept, gone] = [Object.keys(salts), Object.keys(withheld)];
    if (version <= UNSEALED_VERSION && kept.length + gone.length > 0)
      return `Event ${seq} has digests, which an export of this version has not.`;
    const bare =
      version > UNSEALED_VERSION &&
      writtenPlaces(event.kind, event.data).find((place) => !kept.includes(place) && !gone.includes(place));
    if (bare) return `The text ${bare} of event ${seq} has no digest.`;
    const meant = new Set(asked.flatMap((words) => meantIn(words, event)));
    const without = gone.find((place) => !meant.has(place));
    if (without) return `The text ${without} of event ${seq} is withheld, and no event says so.`;
    const left = [...meant].find((place) => !gone.includes(place));
    if (left) return `The text ${left} of event ${seq} was withheld, and is there.`;
    if (event.kind === "words.withheld") asked.push(event.data);
  }
  return null;
}

const sayWithheld = (n: number): string =>
  n === 0 ? "" : ` Chain whole, ${n} ${n === 1 ? "text" : "texts"} withheld.`;

function replay(events: readonly LedgerEvent[]): Ledger | null {
  try {
    return applyAll(EMPTY_LEDGER, events);
  } catch {
    return null; // Events that contradict each other: the verdict says so.
  }
}

/** What an export's text is worth. */
export function verify(file: string): Verdict {
  let json: unknown;
  try {
    json = JSON.parse(file);
  } catch {
    return no("This is not JSON.");
  }
  const parsed = exportSchema.safeParse(json);
  if (!parsed.success) return no(`This is not an Acuerdo export (${parsed.error.issues[0]?.path.join(".")}).`);
  const { last, board, version, ledger: tables } = parsed.data;
  const events = parsed.data.events as unknown as readonly LedgerEvent[];
  const fault = checkChain(events);
  if (fault) return no(`The chain breaks at event ${fault.seq}: ${FAULTS[fault.fault]}.`);
  const end = events.at(-1);
  if (last.seq !== (end?.seq ?? 0) || last.hash !== (end?.hash ?? NO_HASH))
    return no("The last event is not the one that the export names.");
  const text = faultInTexts(events, version);
  if (text) return no(text);
  const replayed = replay(events);
  if (!replayed) return no("The events contradict each other.");
  if (canonicalJson(replayed.board) !== canonicalJson(board)) return no("The board is not what its events add up to.");
  const expected = tablesInVersion(replayed, version);
  const differing = Object.entries(expected).find(
    ([name, rows]) => toCompare(rows, version) !== toCompare(tables[name] ?? [], version),
  );
  if (differing) return no(`The table ${differing[0]} is not what the events add up to.`);
  const withheld = events.reduce((sum, event) => sum + Object.keys(event.withheld ?? {}).length, 0);
  return {
    ok: true,
    sentence: `The record is whole: ${last.seq} events, the last with hash ${last.hash}; every table is what they add up to.${sayWithheld(withheld)}`,
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (fault) {
    throw new Hindrance(`${path} was not read: ${reasonOf(fault)}.`);
  }
}

async function main(args: readonly string[]): Promise<string> {
  const [path] = args;
  if (path === undefined || args.length > 1) throw new Hindrance("Which file? npm run verify -- export.json");
  const { ok, sentence } = verify(textOf(path));
  if (!ok) throw new Hindrance(sentence);
  return sentence;
}

await runCommand(import.meta.url, main);
