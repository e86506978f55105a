import { type Intent, writtenWords } from "@acuerdo/shared";
import { serverNow } from "../link/server-time.ts";
import { forget, onRemembered, recall, recallKeys, remember } from "../saved/device.ts";

/** What somebody did and the server refused: kept on this device with the reason, until they have seen to it. */

/** The id of what was refused of the canvas, all of it together. */
export const CANVAS = "canvas";

export interface RefusedEdit {
  /** An intent's own id, or `CANVAS`. */
  readonly id: string;
  /** Of the table of refusals, or of the guard before the canvas. */
  readonly code: string;
  /** What they asked; null for the canvas. */
  readonly intent: Intent | null;
  /** What they wrote, as far as it was words. */
  readonly words: string;
  /** The words that they decided on, where the ledger may not know them any more. */
  readonly seen: string | null;
  /** How many things it was; 1 for an intent. */
  readonly count: number;
}

interface Kept {
  readonly intent: Intent;
  readonly code: string;
  /** When, by the clock that all devices share. */
  readonly at: number;
  readonly seen?: string | null;
}

const KEPT = { intent: { id: "string", kind: "string" }, code: "string" } as const;

export class RefusedIntents {
  readonly #prefix: string;
  readonly #stopHearing: () => void;
  #all: readonly RefusedEdit[] | null = null;

  /** @param changed called when another tab of this browser has seen to one, or met one. */
  constructor(name: string, changed: () => void) {
    this.#prefix = `refused.${name}.`;
    this.#stopHearing = onRemembered((key) => {
      if (!key.startsWith(this.#prefix)) return;
      this.#all = null;
      changed();
    });
  }

  /** Oldest first. */
  get all(): readonly RefusedEdit[] {
    this.#all ??= recallKeys(this.#prefix)
      .flatMap((key) => recall<Kept>(key, KEPT) ?? [])
      .toSorted((a, b) => (Number(a.at) || 0) - (Number(b.at) || 0))
      .map(({ intent, code, seen = null }) => ({
        id: intent.id,
        code,
        intent,
        words: writtenWords(intent).join("\n"),
        seen,
        count: 1,
      }));
    return this.#all;
  }

  find(id: string): Intent | null {
    return recall<Kept>(this.#prefix + id, KEPT)?.intent ?? null;
  }

  add(intent: Intent, code: string, seen: string | null): void {
    remember(this.#prefix + intent.id, { intent, code, at: serverNow(), seen } satisfies Kept);
    this.#all = null;
  }

  forget(id: string): void {
    forget(this.#prefix + id);
    this.#all = null;
  }

  close(): void {
    this.#stopHearing();
  }
}
