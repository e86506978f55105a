/** The tables as kysely sees them; `migrations.ts` makes them. */

export interface BoardRow {
  id: string;
  created_at: number;
  code: string;
  door_open: number;
  mediator_key: string;
  participant_key: string;
  observer_key: string;
  owner_key: string | null;
  secret: string;
  voices: string;
}

export interface EventRow {
  board: string;
  seq: number;
  at: number;
  actor: string;
  kind: string;
  /** With digests in the place of what people wrote. */
  data: string;
  /** What they wrote and the salts, by place; null where nobody wrote anything, and in records that were damaged before they had digests. */
  words: string | null;
  prev: string;
  hash: string;
  doc_update: Uint8Array | null;
  /** Of `doc_update`; what else is in an event is held by the chain of hashes. */
  crc: number | null;
}

export interface Tables {
  boards: BoardRow;
  members: { board: string; member_id: string; role: string; key: string; takes_part: number };
  events: EventRow;
  intents: { board: string; key: string; digest: string; answer: string };
  visits: { board: string; at: number };
  held: { board: string; key: string; body: string };
  canvas_updates: { board: string; seq: number; data: Uint8Array; crc: number };
  canvas_snapshots: { board: string; seq: number; data: Uint8Array; crc: number };
  canvas_claims: { board: string; client: number; member_id: string };
  /** `crc` is over the state vector. */
  canvas_cleared: { board: string; seq: number; state: Uint8Array; crc: number };
  /** Moments of a canvas that can be brought back: all that lay there, compressed. `crc` is over `at` and the bytes. */
  canvas_history: {
    board: string;
    at: number;
    why: string;
    cards: number;
    clusters: number;
    drawings: number;
    data: Uint8Array;
    crc: number;
  };
  probes: { id: number; at: number };
}
