/** What this tab alone remembers: it survives a reload and goes with the tab. Without storage it lasts as long as the page. */

const PREFIX = "acuerdo.tab.";
const memory = new Map<string, string>();

export function recallInTab<T>(key: string): T | null {
  let raw: string | null | undefined = memory.get(key);
  try {
    raw ??= sessionStorage.getItem(PREFIX + key);
    return raw === null || raw === undefined ? null : (JSON.parse(raw) as T);
  } catch {
    return null; // storage is refused, or holds something else
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
