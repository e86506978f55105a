import { facet } from "../nouns/index.ts";
import type { Tables } from "../nouns/noun.ts";

export type TableName = keyof Tables;

/** Of each table, what its entries lack in a document of the first form (`form.ts`). */
export const MISSING: Readonly<Record<TableName, object>> = facet("tables");

/** The tables of the ledger: root maps of its document, each by ids. */
export const TABLES = Object.keys(MISSING) as readonly TableName[];
