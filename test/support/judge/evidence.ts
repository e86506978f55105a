import { type LedgerEvent, pathOf, RECORDS, splitKey } from "@acuerdo/shared";
import Database from "libsql";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Fields, Log } from "../../../server/src/log.ts";
import { type Door, get, provide, type Seat, synced } from "../server/client.ts";

/** Everything that anybody can get of a board: what came by an observer's connections and when, what is exported, logged and stored. */

/** What stands in a canvas, and under which Yjs client id it was written. */
export interface Writing {
  readonly id: string;
  readonly kind: "shape" | "place" | "binding";
  readonly client: number;
  readonly at: number;
  readonly value: unknown;
}

/** What somebody's browser says of itself, as it is passed on. */
export interface Cursor {
  readonly at: number;
  readonly client: number;
  readonly state: Readonly<Record<string, unknown>>;
}

export interface Line {
  readonly at: number;
  readonly event: string;
  readonly fields: Fields;
}

type Row = Readonly<Record<string, string | number>>;

export interface Evidence {
  readonly events: readonly LedgerEvent[];
  /** When each event was heard live, by its number. */
  readonly heard: ReadonlyMap<number, number>;
  readonly writings: readonly Writing[];
  readonly cursors: readonly Cursor[];
  readonly log: readonly Line[];
  /** Rows of the board, in the order in which the database gives them. */
  readonly rows: Readonly<Record<"members" | "intents" | "canvas_claims" | "held", readonly Row[]>>;
  readonly exported: unknown;
}

/** Writes down what a server logs, as whoever reads its log would see it. */
export class Listening implements Log {
  readonly lines: Line[] = [];
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  tag = (id: string): string => `tag of ${id}`;
  info = (event: string, fields: Fields = {}): void => void this.lines.push({ at: this.#now(), event, fields });
  warn = this.info;
  error = (event: string, _: unknown, fields: Fields = {}): void => this.info(event, fields);
}

/** Somebody who looks on from the first moment, and notes all that comes. */
export class Observer {
  readonly heard = new Map<number, number>();
  readonly writings: Writing[] = [];
  readonly cursors: Cursor[] = [];
  readonly #url: string;
  readonly #door: Door;
  readonly #seat: Seat;
  readonly #now: () => number;
  readonly #providers: WebsocketProvider[] = [];

  constructor(url: string, door: Door, seat: Seat, now: () => number) {
    this.#url = url;
    this.#door = door;
    this.#seat = seat;
    this.#now = now;
  }

  async watch(): Promise<void> {
    for (const name of ["ledger", "canvas"] as const) {
      const provider = provide(this.#url, this.#door.id, name, this.#seat.token, new Y.Doc());
      this.#providers.push(provider);
      if (name === "ledger") provider.doc.getMap("record").observe(({ keysChanged }) => this.#hear(keysChanged));
      else provider.doc.getMap(RECORDS).observe(({ target, keysChanged }) => this.#note(target, keysChanged));
      const { awareness } = provider;
      awareness.on("change", () => {
        for (const [client, state] of awareness.getStates()) this.cursors.push({ at: this.#now(), client, state });
      });
      await synced(provider);
    }
  }

  #hear(keys: Set<string>): void {
    for (const key of keys) if (!this.heard.has(Number(key))) this.heard.set(Number(key), this.#now());
  }

  #note(records: Y.Map<unknown>, keys: Set<string>): void {
    for (const key of keys) {
      const named = splitKey(key);
      const item = records._map.get(key);
      if (!named || !item) continue;
      const client = item.id.client;
      this.writings.push({ id: named.id, kind: named.kind, client, at: this.#now(), value: records.get(key) });
    }
  }

  /** What the record says by now. */
  async events(): Promise<LedgerEvent[]> {
    const path = `${pathOf("events", { id: this.#door.id })}?limit=1000`;
    return (await get(this.#url, path, this.#seat.token)).body.events;
  }

  async exported(): Promise<unknown> {
    return (await get(this.#url, pathOf("export", { id: this.#door.id, format: "json" }), this.#seat.token)).body;
  }

  leave(): void {
    for (const provider of this.#providers) provider.destroy();
  }
}

/** A board's rows, as a copy of the database has them: in the order in which they were put there, where a table keeps it. */
export function rowsOf(path: string, board: string): Evidence["rows"] {
  const database = new Database(path, { readonly: true });
  const all = (table: string): Row[] => {
    const [{ wr }] = database.prepare("SELECT wr FROM pragma_table_list WHERE name = ?").all(table) as [{ wr: number }];
    const order = wr ? "" : "ORDER BY rowid";
    return database.prepare(`SELECT * FROM ${table} WHERE board = ? ${order}`).all(board) as Row[];
  };
  const rows = {
    members: all("members"),
    intents: all("intents"),
    canvas_claims: all("canvas_claims"),
    held: all("held"),
  };
  database.close();
  return rows;
}
