import type { BoardId, LedgerEvent, MemberId } from "@acuerdo/shared";
import * as Y from "yjs";
import { answerKey } from "../../server/src/store/derived.ts";
import type {
  CanvasRow,
  ClientClaim,
  Commit,
  NewKey,
  NewMoment,
  Store,
  StoredAside,
  StoredBoard,
  StoredCanvas,
  StoredIntent,
  StoredLedger,
  StoredMember,
  StoredMoment,
  Weight,
} from "../../server/src/store/store.ts";
import { WriteQueue } from "./write-queue.ts";

/**
 * A disk in the schedule's hands. Writes queue up; each is carried out, and answered, when the schedule says so: done,
 * failed, or done and yet answered with an error. What is in here has survived a kill; what is queued may or may not.
 */

interface Rows {
  snapshot: CanvasRow | null;
  log: CanvasRow[];
  /** All rows since the canvas' past was cleared away, as one document: what the rows must add up to. */
  mirror: Y.Doc;
  /** Whose each client id is; the first stands. */
  readonly claims: Map<number, string>;
  cleared?: Uint8Array;
}

/** A weakened disk, to see whether the simulator notices. */
export interface StoreFlaws {
  /** Canvas rows are acknowledged when they arrive. */
  readonly ackEarly?: boolean;
  /** Intents are acknowledged when they arrive. */
  readonly answerEarly?: boolean;
  /** A snapshot replaces one row more than it holds. */
  readonly snapshotBehind?: boolean;
  /** Whose a client id is, is not kept. */
  readonly forgetsClaims?: boolean;
}

const sorted = (doc: Y.Doc): unknown[] => [...doc.getMap("records").entries()].sort(([a], [b]) => (a < b ? -1 : 1));

export class SimStore extends WriteQueue implements Store {
  /** So many rows more are said to be in the log: compaction comes near. */
  loggedBias = 0;
  readonly #flaws: StoreFlaws;
  readonly #boards = new Map<BoardId, StoredBoard>();
  readonly #members = new Map<string, StoredMember>();
  readonly #events = new Map<BoardId, { events: LedgerEvent[]; updates: Uint8Array[] }>();
  readonly #intents = new Map<string, StoredIntent>();
  readonly #canvases = new Map<BoardId, Rows>();
  readonly #moments = new Map<BoardId, ReadonlyMap<number, NewMoment>>();
  compactions = 0;
  /** Reading the board fails as often as this is above 0. */
  failingLoads = 0;

  constructor(flaws: StoreFlaws = {}) {
    super();
    this.#flaws = flaws;
  }

  rows(board: BoardId): Rows {
    let rows = this.#canvases.get(board);
    if (!rows) {
      rows = { snapshot: null, log: [], mirror: new Y.Doc({ guid: "disk" }), claims: new Map() };
      this.#canvases.set(board, rows);
    }
    return rows;
  }

  /** What a server that starts now would read. */
  replay(board: BoardId): Y.Doc {
    const doc = new Y.Doc({ guid: "disk" });
    const { snapshot, log } = this.rows(board);
    const read = log.filter(({ seq }) => seq > (snapshot?.seq ?? 0));
    for (const { data } of snapshot ? [snapshot, ...read] : read) Y.applyUpdate(doc, data);
    return doc;
  }

  answerTo(board: BoardId, member: string, id: string): StoredIntent | null {
    const { secret = "" } = this.#boards.get(board) ?? {};
    return this.#intents.get(answerKey(secret, member, id)) ?? null;
  }

  lastEvent(board: BoardId): number {
    return this.#events.get(board)?.events.length ?? 0;
  }

  createBoard(board: StoredBoard, opening: Commit): Promise<"created"> {
    this.#boards.set(board.id, board);
    this.#append(board.id, opening);
    return Promise.resolve("created");
  }

  async board(id: BoardId): Promise<StoredBoard | null> {
    return this.#boards.get(id) ?? null;
  }

  async boardByCode(): Promise<null> {
    return null;
  }

  async replaceKey(id: BoardId, { role, hash, code }: NewKey): Promise<"replaced"> {
    const board = this.#boards.get(id);
    if (board) this.#boards.set(id, { ...board, code: code ?? board.code, keys: { ...board.keys, [role]: hash } });
    return "replaced";
  }

  async member(board: BoardId, member: MemberId): Promise<StoredMember | null> {
    return this.#members.get(`${board}/${member}`) ?? null;
  }

  append(board: BoardId, commit: Commit): Promise<"appended" | "behind"> {
    return this.write(() => this.#append(board, commit), this.#flaws.answerEarly ? { value: "appended" } : null);
  }

  #append(board: BoardId, { after, events, update, intent, member }: Commit): "appended" | "behind" {
    const ledger = this.#events.get(board) ?? { events: [], updates: [] };
    if (ledger.events.length !== after) return "behind";
    if (intent && this.#intents.has(intent.key)) throw new Error("this intent has its answer");
    this.#events.set(board, ledger);
    ledger.events.push(...events);
    if (update) ledger.updates.push(update);
    if (intent) this.#intents.set(intent.key, intent);
    if (member) this.#members.set(`${board}/${member.memberId}`, member);
    return "appended";
  }

  async intent(_: BoardId, key: string): Promise<StoredIntent | null> {
    return this.#intents.get(key) ?? null;
  }

  async aside(): Promise<StoredAside> {
    return { members: [...this.#members.values()], held: [] };
  }

  async ledger(board: BoardId, after = 0, limit = Number.POSITIVE_INFINITY): Promise<StoredLedger> {
    const { events, updates } = this.#events.get(board) ?? { events: [], updates: [] };
    // All updates come with the first page: what they belong to does not matter here.
    return { events: events.slice(after, after + limit), updates: after === 0 ? [...updates] : [] };
  }

  async ledgerUpdates(board: BoardId, after: number): Promise<readonly Uint8Array[]> {
    return (await this.ledger(board, after)).updates;
  }

  async eventsText(board: BoardId, after: number, limit: number): Promise<string> {
    return JSON.stringify(await this.events(board, after, limit));
  }

  async weigh(id: BoardId): Promise<Weight | null> {
    const board = await this.board(id);
    if (!board) return null;
    const { snapshot, log } = this.rows(id);
    const rows = snapshot ? [snapshot, ...log] : log;
    return { board, events: this.lastEvent(id), canvasBytes: rows.reduce((sum, { data }) => sum + data.length, 0) };
  }

  async visit(): Promise<void> {}

  async lastVisit(board: BoardId): Promise<number> {
    return this.#boards.get(board)?.createdAt ?? 0;
  }

  async unvisited(): Promise<readonly BoardId[]> {
    return [];
  }

  async events(board: BoardId, after: number, limit: number): Promise<readonly LedgerEvent[]> {
    return (this.#events.get(board)?.events ?? []).slice(after, after + limit);
  }

  appendCanvas(rows: readonly CanvasRow[]): Promise<void> {
    return this.write(() => this.#appendRows(rows), this.#flaws.ackEarly ? { value: undefined } : null);
  }

  #appendRows(added: readonly CanvasRow[]): void {
    for (const { board, seq } of added) {
      // As in SQL: a number that a snapshot has swallowed is free again, and whoever takes it is never read.
      if (this.rows(board).log.some((row) => row.seq === seq)) throw new Error(`row ${seq} is taken`);
    }
    for (const row of added) {
      const rows = this.rows(row.board);
      rows.log.push(row);
      rows.log.sort((a, b) => a.seq - b.seq);
      Y.applyUpdate(rows.mirror, row.data);
      this.#claim(rows, row.claims);
    }
  }

  #claim({ claims }: Rows, added: readonly ClientClaim[] = []): void {
    for (const [client, member] of added) if (!claims.has(client)) claims.set(client, member);
  }

  async canvas(board: BoardId): Promise<StoredCanvas> {
    if (this.failingLoads > 0) {
      this.failingLoads -= 1;
      throw new Error("cannot be read");
    }
    const { snapshot, log, cleared } = this.rows(board);
    const read = log.filter(({ seq }) => seq > (snapshot?.seq ?? 0));
    const rows = snapshot ? [snapshot, ...read] : read;
    let next = snapshot?.seq ?? 1;
    for (const { seq } of rows) {
      if (seq !== next) throw new Error(`canvas row ${next} is missing`);
      next += 1;
    }
    const updates = rows.map((row) => row.data);
    const claims = this.#flaws.forgetsClaims ? [] : [...this.rows(board).claims];
    return {
      seq: rows.at(-1)?.seq ?? 0,
      logged: read.length + this.loggedBias,
      updates,
      claims,
      ...(cleared && { cleared }),
    };
  }

  compactCanvas(row: CanvasRow): Promise<"compacted" | "kept"> {
    return this.write(() => this.#compact(row));
  }

  #compact(row: CanvasRow): "compacted" | "kept" {
    const rows = this.rows(row.board);
    const { snapshot, log } = rows;
    const isAgain = row.cleared !== undefined && snapshot?.seq === row.seq;
    if (!isAgain && ((snapshot?.seq ?? 0) >= row.seq || !log.some(({ seq }) => seq === row.seq))) return "kept";
    const data = this.#flaws.snapshotBehind ? (log[0] as CanvasRow).data : row.data;
    rows.snapshot = { ...row, data };
    if (row.cleared) {
      rows.cleared = row.cleared;
      rows.claims.clear();
    }
    rows.log = log.filter(({ seq }) => seq > row.seq);
    if (row.cleared) {
      // Nothing from before goes with what there is after it; what is shown is the same.
      const fresh = this.replay(row.board);
      const [before, after] = [rows.mirror, fresh].map((doc) => JSON.stringify(sorted(doc)));
      if (before !== after) throw new Error("clearing the past away has changed what is there");
      rows.mirror = fresh;
    }
    Y.applyUpdate(rows.mirror, row.data);
    this.#claim(rows, row.claims);
    this.compactions += 1;
    return "compacted";
  }

  async moments(board: BoardId): Promise<readonly StoredMoment[]> {
    const kept = [...(this.#moments.get(board)?.values() ?? [])].sort((a, b) => a.at - b.at);
    return kept.map(({ data, ...moment }) => ({ ...moment, bytes: data.length }));
  }

  async moment(board: BoardId, at: number): Promise<Uint8Array | null> {
    return this.#moments.get(board)?.get(at)?.data ?? null;
  }

  keepMoment(board: BoardId, moment: NewMoment | null, gone: readonly number[]): Promise<void> {
    return this.write(() => {
      const kept = new Map(this.#moments.get(board));
      if (moment && !kept.has(moment.at)) kept.set(moment.at, moment);
      for (const at of gone) kept.delete(at);
      this.#moments.set(board, kept);
    });
  }

  async probe(): Promise<void> {}

  async changedElsewhere(): Promise<boolean> {
    return false;
  }
  async close(): Promise<void> {}
}
