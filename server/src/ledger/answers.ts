import { canonicalJson, type Intent, type MemberId, type Refusal } from "@acuerdo/shared";
import { hashOf } from "../auth.ts";
import { decrypt, encrypt } from "../cipher.ts";
import { answerDigest, answerKey } from "../store/derived.ts";
import { damaged } from "../store/fault.ts";
import type { StoredIntent } from "../store/store.ts";

/** What intents were answered: once and for all, in rows that tell nobody without the board's secret whose they are. */

/** `held`: it is kept back for a while, as `GET …/me` says. */
export type StoredAnswer = { readonly seq: number; readonly hash: string; readonly held?: true } | Refusal;

export class Answers {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  keyOf(member: MemberId, intent: Intent): string {
    return answerKey(this.#secret, member, intent.id);
  }

  row(member: MemberId, intent: Intent, answer: StoredAnswer): StoredIntent {
    const sealed = encrypt(this.#secret, JSON.stringify(answer));
    return { key: this.keyOf(member, intent), digest: this.#digest(intent), answer: sealed };
  }

  /** The answer that this very intent got; null where its id was used with another content. @throws Error when it is damaged. */
  read({ digest, answer }: StoredIntent, intent: Intent): StoredAnswer | null {
    if (digest !== this.#digest(intent)) return null;
    try {
      return JSON.parse(decrypt(this.#secret, answer)) as StoredAnswer;
    } catch {
      throw damaged(`the answer to ${intent.kind} is damaged`); // What it says instead is nobody's business.
    }
  }

  #digest(intent: Intent): string {
    return answerDigest(this.#secret, hashOf(canonicalJson(intent)));
  }
}
