import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import {
  type BoardId,
  type Identity,
  isRefusal,
  type MemberId,
  type Refusal,
  ROLES,
  type Role,
  refuse,
  type VoiceId,
} from "@acuerdo/shared";
import { createSigner, createVerifier, TokenError } from "fast-jwt";
import { z } from "zod";
import { derive } from "./cipher.ts";
import type { StoredBoard } from "./store/store.ts";

/** Keys, derived ids and tokens: who somebody is, and how the server knows. */

const ISSUER = "acuerdo";
/** Clocks of several nodes may differ by this much. */
const CLOCK_TOLERANCE_MS = 30_000;

/** No key has this hash. */
const NO_KEY = "0".repeat(64);

/** Never ends in a mark: what stands behind a link would be taken for a part of it, or the mark for what stands behind it. */
export function newKey(): string {
  for (;;) {
    const key = randomBytes(24).toString("base64url");
    if (!/[-_]$/.test(key)) return key;
  }
}
/** Tells a key from the one before and the one after it; says nothing about the key. */
export const keyMark = (hash: string): string => hash.slice(0, 16);
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What a key opens. */
export interface Opening {
  readonly role: Role;
  /** SHA-256 (hex) of the key. */
  readonly hash: string;
}

/** What a key opens, or null: its role, or all that mediators may for the key of whoever opened the board. Takes the same time whichever fits. */
export function openingOf({ keys, owner }: StoredBoard, key: string): Opening | null {
  const hash = hashOf(key);
  const fits = (other: string) => timingSafeEqual(Buffer.from(hash), Buffer.from(other));
  const role = ROLES.filter((one) => fits(keys[one]))[0];
  const isOwners = fits(owner ?? NO_KEY);
  if (role) return { role, hash };
  return isOwners ? { role: "mediator", hash } : null;
}

/**
 * Whoever opened a board is let in before they have come: until then the hash of their key is noted with them in capitals, so
 * that they are not counted among those who are there.
 */
export const awaitedBy = (hash: string): string => hash.toUpperCase();
export const isAwaited = (noted: string): boolean => noted !== noted.toLowerCase();
/** The hash itself, of somebody who has come. */
export const cameBy = (noted: string): string => noted.toLowerCase();

/** Whether the key by which somebody has their role still opens it. */
export function isCurrent({ keys, owner }: StoredBoard, { role, key }: { role: Role; key: string }): boolean {
  return key === keys[role] || (role === "mediator" && cameBy(key) === owner);
}

/** Whom a device is on a board. */
export const memberOf = ({ secret }: Pick<StoredBoard, "secret">, device: string): MemberId =>
  derive(secret, `member:${device}`) as MemberId;

/** The ids of a device on a board. Where voices are anonymous none of the three can be traced to another without the board's secret. */
export function identify(
  { secret, voices }: Pick<StoredBoard, "secret" | "voices">,
  device: string,
): Omit<Identity, "role"> {
  const id = (what: string) => derive(secret, `${what}:${device}`);
  const memberId = memberOf({ secret }, device);
  if (voices === "named") return { memberId, voiceId: memberId as string as VoiceId, signature: memberId };
  return { memberId, voiceId: id("voice") as VoiceId, signature: id("signature") as MemberId };
}

export interface Token {
  readonly board: BoardId;
  readonly actor: Identity;
  /** The mark of the key that it was given for. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const claims = z.object({
  aud: z.string(),
  sub: z.string(),
  voice: z.string(),
  signature: z.string(),
  role: z.enum(ROLES),
  key: z.string(),
  exp: z.number(),
});

/** Tokens whose signature is known to hold: whoever comes in shows theirs again at once, for each of their sockets. Some 0.6 MiB. */
const MOST_KNOWN = 1_024;

export class Tokens {
  /** Oldest first. Only what was signed here, or found to be. */
  readonly #known = new Map<string, Token>();
  readonly #lifeMs: number;
  readonly #now: () => number;
  readonly #sign: (payload: object) => string;
  readonly #verify: (token: string) => unknown;

  /** @param now milliseconds since 1970, by the clock by which tokens are issued. */
  constructor(secret: string, minutes: number, now: () => number = () => Date.now()) {
    this.#now = now;
    const key = createHash("sha256").update(`token:${secret}`).digest();
    this.#lifeMs = minutes * 60_000;
    this.#sign = createSigner({ key, algorithm: "HS256", iss: ISSUER, noTimestamp: true });
    this.#verify = createVerifier({
      ...{ key, algorithms: ["HS256"], allowedIss: ISSUER, requiredClaims: ["iss"] },
      ...{ clockTolerance: CLOCK_TOLERANCE_MS, cache: false },
    });
  }

  /** @param hash the hash of the key that opens the role. */
  issue(
    board: BoardId,
    { memberId, voiceId, signature, role }: Identity,
    hash: string,
    now: number,
  ): { token: string; expiresAt: number } {
    const exp = Math.floor((now + this.#lifeMs) / 1000);
    const key = keyMark(hash);
    const token = this.#sign({ voice: voiceId, signature, role, key, aud: board, sub: memberId, exp });
    this.#know(token, { board, actor: { memberId, voiceId, signature, role }, key, expiresAt: exp * 1000 });
    return { token, expiresAt: exp * 1000 };
  }

  /** Whose token it is; a refusal when it is altered, expired or for another board. */
  read(token: string, board: BoardId): Token | Refusal {
    const found = this.#knownOf(token) ?? this.#open(token);
    if (isRefusal(found)) return found;
    this.#know(token, found);
    return found.board === board ? found : refuse("wrong-board");
  }

  /** From its end on a token is looked at whole: by whose clock it has ended is decided in one place. */
  #knownOf(token: string): Token | null {
    const known = this.#known.get(token);
    return known && this.#now() < known.expiresAt && this.#isOfOurTime(known) ? known : null;
  }

  /** One that lasts longer than any that is given now was given by a clock that was ahead, and would outlast it. */
  #isOfOurTime({ expiresAt }: Token): boolean {
    return expiresAt <= this.#now() + this.#lifeMs + CLOCK_TOLERANCE_MS;
  }

  #know(token: string, found: Token): void {
    if (this.#known.has(token)) return;
    this.#known.set(token, found);
    const [oldest] = this.#known.size > MOST_KNOWN ? this.#known.keys() : [];
    if (oldest !== undefined) this.#known.delete(oldest);
  }

  #open(token: string): Token | Refusal {
    try {
      const { aud, sub, voice, signature, role, key, exp } = claims.parse(this.#verify(token));
      // Where voices are named the three are one: kept once for as long as a connection lasts.
      const once = (id: string) => (id === sub ? sub : id);
      const actor = {
        memberId: sub as MemberId,
        voiceId: once(voice) as VoiceId,
        signature: once(signature) as MemberId,
        role,
      };
      const found = { board: aud as BoardId, actor, key, expiresAt: exp * 1000 };
      return this.#isOfOurTime(found) ? found : refuse("token-invalid");
    } catch (fault) {
      if (fault instanceof TokenError || fault instanceof z.ZodError) return refuse("token-invalid");
      throw fault;
    }
  }
}
