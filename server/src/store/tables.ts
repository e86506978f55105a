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
}

export interface EventRow {
  board: string;
  seq: number;
  at: number;
  actor: string;
  kind: string;
  data: string;
  prev: string;
  hash: string;
  doc_update: Uint8Array | null;
  /** Of `doc_update`; what else is in an event is held by the chain of hashes. */
  crc: number | null;
}

export interface Tables {
  boards: BoardRow;
  members: { board: string; member_id: string; voice_id: string; role: string; key: string };
  events: EventRow;
  intents: { board: string; member_id: string; intent_id: string; digest: string; answer: string };
  canvas_updates: { board: string; seq: number; data: Uint8Array; crc: number };
  canvas_snapshots: { board: string; seq: number; data: Uint8Array; crc: number };
  canvas_claims: { board: string; client: number; member_id: string };
  probes: { id: number; at: number };
}
