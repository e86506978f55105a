import { type Form, parsed } from "./sound.ts";

/** What this tab alone remembers: it survives a reload and goes with the tab. Without storage it lasts as long as the page. */

const PREFIX = "acuerdo.tab.";
const memory = new Map<string, string>();

/** Null where there is none of this form. */
export const recallInTab = <T>(key: string, form: Form): T | null => parsed<T>(rawOf(key), form);

function rawOf(key: string): string | null {
  try {
    return memory.get(key) ?? sessionStorage.getItem(PREFIX + key);
  } catch {
    return null; // storage is refused
  }
}

/** False when only this page's memory has it. */
export function rememberInTab(key: string, value: unknown): boolean {
  const raw = JSON.stringify(value);
  try {
    sessionStorage.setItem(PREFIX + key, raw);
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, raw); // storage is full or refused
    return false;
  }
}

export function forgetInTab(key: string): void {
  memory.delete(key);
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    return; // storage is refused: there is nothing to remove
  }
}
