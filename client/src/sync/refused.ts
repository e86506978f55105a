import type { Intent } from "@acuerdo/shared";
import { forget, onRemembered, recall, recallKeys, remember } from "./device.ts";

/** What somebody did and the server refused: kept on this device with the reason, until they have seen to it. */

/** The id of what was refused of the canvas, all of it together. */
export const CANVAS = "canvas";

export interface RefusedEdit {
  /** An intent's own id, or `CANVAS`. */
  readonly id: string;
  /** Of the table of refusals, or of the guard before the canvas. */
  readonly code: string;
  /** What they wrote, as far as it was words. */
  readonly words: string;
  /** How many things it was; 1 for an intent. */
  readonly count: number;
}

interface Kept {
  readonly intent: Intent;
  readonly code: string;
  readonly at: number;
}

/** Fields in which people write. */
const WORDS = [
  "title",
  "objective",
  "name",
  "organization",
  "brings",
  "text",
  "reason",
  "condition",
  "sentence",
  "why",
];

/** What somebody wrote in it. */
export function wordsOf(intent: object): string {
  const fields = intent as Readonly<Record<string, unknown>>;
  return WORDS.flatMap((name) => (typeof fields[name] === "string" ? [fields[name]] : []))
    .filter((words) => words !== "")
    .join("\n");
}

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
      .flatMap((key) => recall<Kept>(key) ?? [])
      .sort((a, b) => a.at - b.at)
      .map(({ intent, code }) => ({ id: intent.id, code, words: wordsOf(intent), count: 1 }));
    return this.#all;
  }

  find(id: string): Intent | null {
    return recall<Kept>(this.#prefix + id)?.intent ?? null;
  }

  /** @param at when, by a clock that orders them. */
  add(intent: Intent, code: string, at: number): void {
    remember(this.#prefix + intent.id, { intent, code, at } satisfies Kept);
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
