import { useSyncExternalStore } from "react";

/** What is said aloud by a screen reader, once, without moving the focus. `Spoken.tsx` is where it is said. */

interface Said {
  /** Counts up: the same words again are said again. */
  readonly n: number;
  readonly text: string;
}

/** What comes within one act is one saying: two would cut each other off. And a dialog that it closes has gone by then. */
const TOGETHER_MS = 120;

/** Long enough for a slow voice to begin; then nobody finds it who reads the page. */
export const KEPT_MS = 10_000;

let said: Said = { n: 0, text: "" };
let forgetting: ReturnType<typeof setTimeout> | undefined;
const waiting: string[] = [];
const listeners = new Set<() => void>();

function show(text: string): void {
  said = { n: said.n + 1, text };
  for (const listener of listeners) listener();
}

function say(): void {
  if (waiting.length === 0) return;
  show(waiting.splice(0).join(" "));
  clearTimeout(forgetting);
  forgetting = setTimeout(show, KEPT_MS, "");
}

export function tell(text: string): void {
  if (waiting.includes(text)) return;
  if (waiting.push(text) === 1) setTimeout(say, TOGETHER_MS);
}

/** Takes back what has not been said yet: something has come that says it too. */
export function untell(text: string): void {
  const at = waiting.indexOf(text);
  if (at >= 0) waiting.splice(at, 1);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useSpoken = (): Said => useSyncExternalStore(subscribe, () => said);
