import { decrypt, derive, encrypt } from "../cipher.ts";
import { damaged } from "./fault.ts";
import type { HeldRow } from "./store.ts";

/**
 * What the server alone knows before its time: tables that are in no document, event, export, log line or search. Whatever has to
 * wait (held answers; drafts, ties and offers to come) stands in one of them, and nowhere else. Their rows hold nothing that can be
 * read, or counted by table or person, without the board's secret. A row goes to disk in the same commit as the events that belong to it.
 * `test/support/apart.ts` holds each table to that, with a recorder of all bytes that leave a server.
 */

/** The tables there are, each with what it keeps. A new one is a line here and a part of the suite. */
export const APART = {
  /** Answers and acts that wait until those of others come too, on boards with anonymous voices. */
  held: "held",
  /** Codes that somebody shows on one of their devices and types on another. */
  codes: "codes",
} as const;
export type ApartName = keyof typeof APART;

/** Rows to keep, in the place of those with the same key, and those that go. */
export interface ApartChange<T> {
  readonly put: readonly T[];
  readonly drop: readonly T[];
}

/** A row as it is encrypted. The first table's had no name: it was the only one. */
interface Sealed {
  readonly table: ApartName;
  readonly value: unknown;
}
const isSealed = (read: object): read is Sealed => "table" in read && "value" in read;

function read(secret: string, body: string): Sealed {
  try {
    const value = JSON.parse(decrypt(secret, body)) as object;
    return isSealed(value) ? value : { table: "held", value };
  } catch {
    throw damaged("something that is held back is damaged"); // What it says instead is nobody's business.
  }
}

/** The rows of all tables of a board. @throws Error when one is damaged. */
export const readApart = (secret: string, rows: readonly HeldRow[]): (readonly [key: string, Sealed])[] =>
  rows.map(({ key, body }) => [key, read(secret, body)] as const);

/** Most boards hold nothing apart: one for all of them. */
const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

/** One of the tables, of one board. Immutable entries; another map after each change. */
export class Apart<T> {
  readonly #secret: string;
  readonly #name: ApartName;
  readonly #nameOf: (value: T) => string;
  #entries: ReadonlyMap<string, T>;

  /**
   * @param rows those of all tables of the board.
   * @param nameOf what tells one entry from another.
   * @throws Error when a row is damaged.
   */
  constructor(secret: string, name: ApartName, rows: readonly HeldRow[], nameOf: (value: T) => string) {
    this.#secret = secret;
    this.#name = name;
    this.#nameOf = nameOf;
    const own = readApart(secret, rows).filter(([, { table }]) => table === name);
    this.#entries = own.length > 0 ? new Map(own.map(([key, { value }]): [string, T] => [key, value as T])) : NOTHING;
  }

  /** The same map until something changes. */
  get entries(): ReadonlyMap<string, T> {
    return this.#entries;
  }

  get(name: string): T | undefined {
    return this.#entries.get(this.#keyOf(name));
  }

  /** A change as rows. */
  rows({ put, drop }: ApartChange<T>): { put: HeldRow[]; drop: string[] } {
    const bodyOf = (value: T) => encrypt(this.#secret, JSON.stringify({ table: this.#name, value } satisfies Sealed));
    return {
      put: put.map((value) => ({ key: this.#keyOf(this.#nameOf(value)), body: bodyOf(value) })),
      drop: drop.map((value) => this.#keyOf(this.#nameOf(value))),
    };
  }

  /** After it is on disk. */
  apply({ put, drop }: ApartChange<T>): void {
    const entries = new Map(this.#entries);
    for (const value of drop) entries.delete(this.#keyOf(this.#nameOf(value)));
    for (const value of put) entries.set(this.#keyOf(this.#nameOf(value)), value);
    this.#entries = entries;
  }

  #keyOf(name: string): string {
    return derive(this.#secret, `${this.#name}:${name}`);
  }
}
