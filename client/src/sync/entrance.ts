import type { Actor, RefusalCode } from "@acuerdo/shared";
import { deviceSecret, remember } from "./device.ts";
import {
  type Admission,
  type Answer,
  call,
  type Entry,
  type Failure,
  fetchWith,
  isFailure,
  join,
  type Shape,
} from "./http.ts";
import { knowsServerTime, serverNow } from "./server-time.ts";

/**
 * This device's way into a board: the token, and another in its place before it runs out. It has ended only when Acuerdo's own
 * server says that neither key nor device open the board any more; whatever else is answered is asked again.
 */

/** Renewed when this part of its life is over, so that it is fresh when the connection breaks. */
const RENEW_AT = 0.7;
const SOONEST_MS = 10_000;
const LATEST_MS = 2 ** 31 - 1;
/** So much of a token's life is to be left for it to be shown. */
const LEFT_MS = 5_000;
/** One that is so new is not asked for again. */
const NEW_MS = 3_000;

/** A large board's minutes over a slow network. */
const DOWNLOAD_MS = 120_000;

/** What another attempt would meet again. */
const FINAL: ReadonlySet<Failure["failed"]> = new Set<RefusalCode>(["key-invalid"]);

const actorOf = ({ memberId, voiceId, role }: Entry): Actor => ({ memberId, voiceId, role });

export class Entrance {
  readonly boardId: string;
  readonly #changed: () => void;
  /** As it was when this page came: a device that is cleared meanwhile is the same for it. */
  readonly #secret = deviceSecret();
  #entry: Entry;
  #me: Actor;
  #admission: Admission;
  #ended: RefusalCode | null = null;
  #renewing: Promise<string | null> | null = null;
  #renewedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /**
   * @param admission what is still to be shown to the server, for an entry of an earlier visit; null for one that it has just given.
   * @param changed who is in, or whether anybody is, has changed.
   */
  constructor(boardId: string, entry: Entry, admission: Admission | null, changed: () => void) {
    this.boardId = boardId;
    this.#entry = entry;
    this.#me = actorOf(entry);
    this.#admission = admission ?? {};
    this.#changed = changed;
    if (admission === null) this.#renewedAt = performance.now();
    else void this.token(true);
    this.#schedule();
  }

  /** The same object until the role changes. */
  get me(): Actor {
    return this.#me;
  }

  /** Why there is no way in any more; null while there is one. */
  get ended(): RefusalCode | null {
    return this.#ended;
  }

  /** A token that is still good, as far as anybody knows; null when there is no way in any more. */
  async token(renew: boolean): Promise<string | null> {
    if (this.#ended) return null;
    const isGood = !knowsServerTime() || this.#entry.expiresAt > serverNow() + LEFT_MS;
    if (renew ? performance.now() - this.#renewedAt < NEW_MS : isGood) return this.#entry.token;
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  /** Asks with the token. */
  async ask<T>(path: string, shape: Shape): Promise<Answer<T>> {
    const token = await this.token(false);
    return token === null ? { failed: "token-invalid" } : call<T>(path, { method: "GET", token, shape });
  }

  /** Fetches a file with the token; null when Acuerdo does not give it: a page of somebody else's is no file of ours. */
  async download(path: string): Promise<Response | null> {
    const token = await this.token(false);
    const response = token === null ? null : await fetchWith(path, {}, { token, ms: DOWNLOAD_MS });
    const isFile = response?.headers.get("content-disposition")?.startsWith("attachment") ?? false;
    return response?.ok && isFile ? response : null;
  }

  /** Somebody has come in again, with what they were asked for. */
  resume(entry: Entry): void {
    this.#ended = null;
    this.#admission = {};
    this.#take(entry);
  }

  /** Where it is time, and this page may have slept through it. */
  woke(): void {
    this.#schedule();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #renew(): Promise<string | null> {
    const entry = await join(this.boardId, this.#admission, this.#secret);
    if (this.#closed) return null;
    if (!isFailure(entry)) this.#take(entry.ok);
    else if (FINAL.has(entry.failed)) this.#end(entry.failed as RefusalCode);
    else this.#schedule();
    return this.#ended ? null : this.#entry.token;
  }

  #take(entry: Entry): void {
    this.#entry = entry;
    this.#admission = {};
    this.#renewedAt = performance.now();
    if (entry.role !== this.#me.role || entry.memberId !== this.#me.memberId) this.#me = actorOf(entry);
    remember(`entry.${this.boardId}`, entry);
    this.#schedule();
    this.#changed();
  }

  #end(code: RefusalCode): void {
    clearTimeout(this.#timer);
    this.#ended = code;
    this.#changed();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const left = this.#entry.expiresAt - serverNow();
    const wait = Math.max(SOONEST_MS, Math.min(left * RENEW_AT, LATEST_MS));
    this.#timer = setTimeout(() => void this.token(true), wait);
  }
}
