import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
  type Actor,
  type BoardId,
  isRefusal,
  type MemberId,
  type Refusal,
  ROLES,
  type Role,
  refuse,
  type VoiceId,
  type Voices,
} from "@acuerdo/shared";
import { createSigner, createVerifier, TokenError } from "fast-jwt";
import { z } from "zod";
import type { StoredBoard } from "./store/store.ts";

/** Keys, codes, derived ids and tokens: who somebody is, and how the server knows. */

/** Without 0 O 1 I L: read aloud across a room and typed on a phone. */
export const CODE_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
export const CODE_PATTERN = /^[ABCDEFGHJKMNPQRSTUVWXYZ23456789]{6}$/;
const ISSUER = "acuerdo";
/** Clocks of several nodes may differ by this much. */
const CLOCK_TOLERANCE_MS = 30_000;
/** 132 bits: enough that two devices never meet, short enough for a key. */
const ID_LENGTH = 22;

/** No key has this hash. */
const NO_KEY = "0".repeat(64);

export const newKey = (): string => randomBytes(24).toString("base64url");
/** Tells a key from the one before and the one after it; says nothing about the key. */
export const keyMark = (hash: string): string => hash.slice(0, 16);
export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

export function newCode(): string {
  let code = "";
  while (code.length < 6) {
    // 248 = 8 × 31: beyond it some letters would be likelier than others.
    for (const byte of randomBytes(16)) if (byte < 248 && code.length < 6) code += CODE_ALPHABET[byte % 31];
  }
  return code;
}

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

/** Whether the key by which somebody has their role still opens it. */
export function isCurrent({ keys, owner }: StoredBoard, { role, key }: { role: Role; key: string }): boolean {
  return key === keys[role] || (role === "mediator" && key === owner);
}

const derive = (secret: string, what: string) =>
  createHmac("sha256", secret).update(what).digest("base64url").slice(0, ID_LENGTH);

/** The ids of a device on a board. Without the board's secret, a voice cannot be traced to a member. */
export function identify(
  board: Pick<StoredBoard, "secret">,
  voices: Voices,
  device: string,
): { memberId: MemberId; voiceId: VoiceId } {
  const memberId = derive(board.secret, `member:${device}`) as MemberId;
  const voiceId = voices === "named" ? (memberId as string) : derive(board.secret, `voice:${device}`);
  return { memberId, voiceId: voiceId as VoiceId };
}

export interface Token {
  readonly board: BoardId;
  readonly actor: Actor;
  /** The mark of the key that it was given for. */
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const claims = z.object({
  aud: z.string(),
  sub: z.string(),
  voice: z.string(),
  role: z.enum(ROLES),
  key: z.string(),
  exp: z.number(),
});

export class Tokens {
  readonly #lifeMs: number;
  readonly #sign: (payload: object) => string;
  readonly #verify: (token: string) => unknown;

  constructor(secret: string, minutes: number) {
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
    { memberId, voiceId, role }: Actor,
    hash: string,
    now: number,
  ): { token: string; expiresAt: number } {
    const exp = Math.floor((now + this.#lifeMs) / 1000);
    return {
      token: this.#sign({ voice: voiceId, role, key: keyMark(hash), aud: board, sub: memberId, exp }),
      expiresAt: exp * 1000,
    };
  }

  /** Whose token it is; a refusal when it is altered, expired or for another board. */
  read(token: string, board: BoardId): Token | Refusal {
    const found = this.#open(token);
    if (isRefusal(found)) return found;
    return found.board === board ? found : refuse("wrong-board");
  }

  #open(token: string): Token | Refusal {
    try {
      const { aud, sub, voice, role, key, exp } = claims.parse(this.#verify(token));
      const actor = { memberId: sub as MemberId, voiceId: voice as VoiceId, role };
      return { board: aud as BoardId, actor, key, expiresAt: exp * 1000 };
    } catch (fault) {
      if (fault instanceof TokenError || fault instanceof z.ZodError) return refuse("token-invalid");
      throw fault;
    }
  }
}
