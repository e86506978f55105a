import { damaged } from "./fault.ts";

/**
 * Columns as they are declared, read as they are declared. SQLite keeps whatever bytes are in a row, also such as no text
 * can have, and libsql ends the process over a text that is not UTF-8: so a text leaves SQLite as bytes and is decoded here.
 */

export interface Column {
  readonly name: string;
  /** As declared where its table was made; null where it comes from no table. */
  readonly type: string | null;
}
type Row = Record<string, unknown>;
type Decode = (value: unknown) => unknown;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function text(value: unknown): string {
  if (!(value instanceof ArrayBuffer)) throw new TypeError("not a text");
  return utf8.decode(value);
}

function number(value: unknown): number {
  if (typeof value !== "number") throw new TypeError("not a number");
  return value;
}

function bytes(value: unknown): Uint8Array {
  if (!(value instanceof ArrayBuffer)) throw new TypeError("not bytes");
  return new Uint8Array(value);
}

/** By SQLite's own rules of affinity. */
function decoderOf(type: string): Decode {
  if (/int/i.test(type)) return number;
  return /char|clob|text/i.test(type) ? text : bytes;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
/** A damaged row may hold a text where there should be none. */
const asBytes = ({ name, type }: Column) =>
  type === null
    ? quoted(name)
    : `CASE typeof(${quoted(name)}) WHEN 'text' THEN CAST(${quoted(name)} AS BLOB) ELSE ${quoted(name)} END AS ${quoted(name)}`;

/** The same query with every text as bytes. Columns that come from no table stay as they are. */
export function withoutTexts(query: string, columns: readonly Column[]): string {
  return `SELECT ${columns.map(asBytes).join(", ")} FROM (${query})`;
}

/** What a row of `withoutTexts` says. The function throws a fault of code `DAMAGED` where a value is not what was declared. */
export function rowReader(columns: readonly Column[]): (row: Row) => Row {
  const decoders = columns.flatMap(({ name, type }) => (type === null ? [] : [[name, decoderOf(type)] as const]));
  return (row) => {
    for (const [name, decode] of decoders) {
      const value = row[name];
      try {
        if (value !== null) row[name] = decode(value);
      } catch {
        throw damaged(`column ${name} is damaged`); // What is wrong with it does not matter: it cannot be shown.
      }
    }
    return row;
  };
}
