import type { Agreement } from "../nouns/agreement/agreement.ts";
import { MISSING } from "./tables.ts";

/**
 * Reading a ledger document of an older form, such as a browser keeps that has not met its server since. What it does not say
 * yet is 0, which stands for *not known*, or empty.
 */

/** An entry as it stands in a document. */
export interface Written {
  readonly seq?: number;
  readonly at?: number;
  readonly joinedAt?: number;
}

type Entry = readonly [key: string, entry: Written];

/** One order in every copy: by the event's number; in a document without numbers by time and then by id. */
export function compareAge([keyA, a]: Entry, [keyB, b]: Entry): number {
  const byNumber = (a.seq ?? 0) - (b.seq ?? 0);
  if (byNumber !== 0) return byNumber;
  const byTime = (a.at ?? a.joinedAt ?? 0) - (b.at ?? b.joinedAt ?? 0);
  if (byTime !== 0) return byTime;
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

function grownAgreement(agreement: Omit<Agreement, "by">): object {
  const draft = agreement.draft && { ...agreement.draft, seq: 0 };
  return { ...agreement, by: draft?.by ?? "", removed: false, seq: 0, draft };
}

/** The entry in the present form: itself, where it is in it already. */
export function grown(table: string, entry: Written): Written {
  if (entry.seq !== undefined) return entry;
  if (table === "agreements") return grownAgreement(entry as Agreement);
  return { ...((MISSING as Readonly<Record<string, object>>)[table] ?? { seq: 0 }), ...entry };
}
