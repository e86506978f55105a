/** Sentences about what others do, gathered and said together, and not while somebody writes: over the echo of their own keys. */

const EVERY_MS = 5_000;
/** More at once is not listened to. */
const AT_ONCE = 4;

export interface BatchPort {
  readonly isHeld: () => boolean;
  /** `left`: how many more there were. */
  readonly say: (sentences: readonly string[], left: number) => void;
}

export class Batch {
  readonly #port: BatchPort;
  #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(port: BatchPort) {
    this.#port = port;
  }

  add(sentences: readonly string[]): void {
    const fresh = sentences.filter((sentence) => !this.#waiting.includes(sentence));
    this.#waiting.push(...fresh);
    if (this.#waiting.length > 0) this.#timer ??= setTimeout(this.#flush, EVERY_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  readonly #flush = (): void => {
    this.#timer = undefined;
    if (this.#port.isHeld()) {
      this.add([]); // once more later
      return;
    }
    const all = this.#waiting.splice(0);
    if (all.length > 0) this.#port.say(all.slice(-AT_ONCE), Math.max(0, all.length - AT_ONCE));
  };
}

/** Whether somebody writes, in this document. */
export function isWriting(): boolean {
  const at = document.activeElement;
  const isField = at?.matches(
    "textarea, select, [contenteditable='true'], input:not([type='checkbox'], [type='radio'])",
  );
  return Boolean(isField) && !(at as HTMLInputElement).readOnly;
}
