import type { Actor, Intent, RefusalCode } from "@acuerdo/shared";
import { knowsServerTime, serverNow } from "../link/server-time.ts";
import { deviceSecret, forget, recall, remember } from "../saved/device.ts";
import {
  type Accepted,
  type Admission,
  type Answer,
  type Asking,
  call,
  ENTRY,
  type Entry,
  type Failure,
  fetchWith,
  isFailure,
  type JoinFields,
  join,
  sendIntent,
} from "./http.ts";

/**
 * What this device keeps of having been let in to a board, and how it stays in: the token, and another in its place before it
 * runs out. It has ended only when Acuerdo's own server says that neither key nor device open the board any more; whatever else
 * is answered is asked again.
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
const FINAL: ReadonlySet<Failure["failed"]> = new Set<RefusalCode>(["key-invalid", "removed"]);

export const nameOfEntry = (boardId: string): string => `entry.${boardId}`;

export const keepEntry = (boardId: string, entry: Entry): unknown => remember(nameOfEntry(boardId), entry);

export const keptEntry = (boardId: string): Entry | null => recall<Entry>(nameOfEntry(boardId), ENTRY);

/** The token is of no use any more. What waits on this device stays, and is brought by whoever comes in again. */
export const forgetEntry = (boardId: string): void => forget(nameOfEntry(boardId));

/** An entry that a browser kept from before names no signature: what was signed then, was signed under the member's id. */
export const actorOf = ({ memberId, voiceId, signature = memberId, role, takesPart = false }: Entry): Actor => ({
  ...{ memberId, voiceId, signature, role, takesPart },
});

/** Whether nothing about somebody is another. */
export const isSame = (a: Actor, b: Actor): boolean =>
  a.memberId === b.memberId && a.signature === b.signature && a.role === b.role && a.takesPart === b.takesPart;

export class Pass {
  readonly #boardId: string;
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
    this.#boardId = boardId;
    this.#entry = entry;
    this.#me = actorOf(entry);
    this.#admission = admission ?? {};
    this.#changed = changed;
    if (admission === null) this.#renewedAt = performance.now();
    else void this.token(true);
    this.#schedule();
  }

  /** The same object until the role changes, or whether one takes part. */
  get me(): Actor {
    return this.#me;
  }

  /** Why there is no way in any more; null while there is one. */
  get ended(): RefusalCode | null {
    return this.#ended;
  }

  /**
   * A token that is still good, as far as anybody knows; null when there is no way in any more.
   * @param renew where the server has refused the one there is.
   */
  async token(renew: boolean): Promise<string | null> {
    if (this.#ended) return null;
    const isGood = !knowsServerTime() || this.#entry.expiresAt > serverNow() + LEFT_MS;
    if (!renew && isGood) return this.#entry.token;
    if (this.#renewing) return this.#renewing;
    if (renew && performance.now() - this.#renewedAt < NEW_MS) return this.#entry.token;
    return this.comeBack(Promise.resolve({}));
  }

  /** Comes back in by another way: whoever needs a token meanwhile waits for the one that it gives. */
  comeBack(way: Promise<Admission>): Promise<string | null> {
    const coming: Promise<string | null> = way
      .then((admission) => this.#renew(admission, () => this.#renewing === coming))
      .finally(() => {
        if (this.#renewing === coming) this.#renewing = null;
      });
    this.#renewing = coming;
    return coming;
  }

  /** Says something else of whoever is in. */
  async say(fields: JoinFields): Promise<Answer<unknown>> {
    const entry = await join(this.#boardId, {}, this.#secret, fields);
    if (!isFailure(entry) && !this.#closed) this.renewed(entry.ok);
    return entry;
  }

  /** Asks with the token. */
  async ask<T>(path: string, asking: Asking): Promise<Answer<T>> {
    const token = await this.token(false);
    return token === null ? { failed: "token-invalid" } : call<T>(path, { ...asking, token });
  }

  /** Sends an intent. A clock that is wrong on this device does not show that a token has run out: the server's answer does. */
  async send(intent: Intent): Promise<Answer<Accepted>> {
    const token = await this.token(false);
    if (token === null) return { failed: "token-invalid" };
    const answer = await sendIntent(this.#boardId, intent, token);
    const isOut = isFailure(answer) && (answer.failed === "token-invalid" || answer.failed === "removed");
    if (isOut) await this.token(true);
    return answer;
  }

  /** Fetches a file with the token; null when Acuerdo does not give it: a page of somebody else's is no file of ours. */
  async download(path: string): Promise<Response | null> {
    const token = await this.token(false);
    const response = token === null ? null : await fetchWith(path, {}, { token, ms: DOWNLOAD_MS });
    return response?.ok ? response : null;
  }

  /** The server has let this device in anew. */
  renewed(entry: Entry): void {
    this.#ended = null;
    this.#entry = entry;
    this.#admission = {};
    this.#renewedAt = performance.now();
    const me = actorOf(entry);
    if (!isSame(me, this.#me)) this.#me = me;
    keepEntry(this.#boardId, entry);
    this.#schedule();
    this.#changed();
  }

  /** Where it is time, and this page may have slept through it. */
  woke(): void {
    if (!this.#ended) this.#schedule();
  }

  /** Acuerdo has said that there is no way in any more. */
  #end(code: RefusalCode): void {
    clearTimeout(this.#timer);
    this.#ended = code;
    this.#changed();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** @param isLast false where another way has been begun meanwhile: what this one is refused says nothing then. */
  async #renew(admission: Admission, isLast: () => boolean): Promise<string | null> {
    // kept until the server has seen it
    if (admission.key || admission.code) this.#admission = admission;
    const entry = await join(this.#boardId, this.#admission, this.#secret);
    if (this.#closed) return null;
    if (!isFailure(entry)) this.renewed(entry.ok);
    else if (FINAL.has(entry.failed) && isLast()) this.#end(entry.failed as RefusalCode);
    else this.#schedule();
    return this.#ended ? null : this.#entry.token;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const left = this.#entry.expiresAt - serverNow();
    const wait = Math.max(SOONEST_MS, Math.min(left * RENEW_AT, LATEST_MS));
    this.#timer = setTimeout(() => void this.token(true), wait);
  }
}
