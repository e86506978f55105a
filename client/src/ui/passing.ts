import { KEPT_MS } from "./speech.ts";

/** What a voice of the page's says, for as long as it may take to be heard: then nobody finds words that are withheld meanwhile. */
export class Passing<T extends object> {
  #said: T | null = null;
  #stop: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  get = (): T | null => this.#said;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes the place of what was said before. */
  say(said: T): void {
    clearTimeout(this.#stop);
    this.#show(said);
    this.#stop = setTimeout(() => this.#show(null), KEPT_MS);
  }

  /** Nobody listens any more. */
  end(): void {
    clearTimeout(this.#stop);
  }

  #show(said: T | null): void {
    this.#said = said;
    for (const listener of this.#listeners) listener();
  }
}
