import type { Place } from "@acuerdo/shared";
import { Batch, type Message } from "./batch.ts";
import { CursorBatches, cursorsOf } from "./cursors.ts";
import type { Company, Seat } from "./presence.ts";

/** Those who have a canvas open: told what happens, and shown where the others point. */

export interface CanvasMember {
  readonly seat: Seat;
  /** What must arrive. */
  tell(batch: Batch): void;
  /** What is soon out of date. False when it was left out, because the other side is slow. */
  hint(batch: Batch): boolean;
  /** The room has ended. */
  failed(): void;
}

export class Audience {
  readonly #members = new Set<CanvasMember>();
  readonly #presence: Company;
  /** Members who were left out of some cursors; made when somebody is. */
  #behind: WeakSet<CanvasMember> | null = null;

  constructor(presence: Company) {
    this.#presence = presence;
  }

  get size(): number {
    return this.#members.size;
  }

  /** Everybody's cursor, as a message; null where nobody is. */
  get cursors(): Uint8Array | null {
    const { all } = this.#presence;
    return all.length > 0 ? cursorsOf(all, []) : null;
  }

  join(member: CanvasMember): void {
    this.#members.add(member);
  }

  /** False when they were not here. */
  leave(member: CanvasMember): boolean {
    if (!this.#members.delete(member)) return false;
    this.#presence.leave(member.seat);
    return true;
  }

  /** Takes an awareness update, or what a pointer frame says. @throws when the bytes are no awareness update. */
  point(seat: Seat, where: Uint8Array | Place | null): void {
    if (where instanceof Uint8Array) this.#presence.receive(seat, where);
    else this.#presence.point(seat, where);
  }

  /** Tells these messages, and the cursors with them in the same write; those who are slow are spared the cursors. */
  tell(messages: readonly Message[], withCursors: boolean): void {
    const news = withCursors ? this.#presence.news() : null;
    if (!news) {
      this.#tellBare(messages);
      return;
    }
    const batches = new CursorBatches(news, messages);
    let all: Batch | null = null;
    let bare: Batch | null = null;
    for (const member of this.#members) {
      const wasBehind = this.#behind?.has(member) ?? false;
      if (wasBehind) all ??= new Batch([...messages, { bytes: cursorsOf(this.#presence.all, news.gone), from: null }]);
      const own = member.seat.compact ? batches.compact : batches.plain;
      const isTold = member.hint(wasBehind && all ? all : own);
      if (isTold && wasBehind) this.#behind?.delete(member);
      if (isTold) continue;
      this.#behind ??= new WeakSet();
      this.#behind.add(member);
      bare ??= new Batch(messages);
      member.tell(bare);
    }
  }

  #tellBare(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    const batch = new Batch(messages);
    for (const member of this.#members) member.tell(batch);
  }

  /** Everybody has to come back to another room. */
  dismiss(): void {
    for (const member of [...this.#members]) member.failed();
  }
}
