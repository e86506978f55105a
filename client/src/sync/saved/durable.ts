import { isBorrowed } from "./borrowed.ts";
import { answerOf, CUSTOM, endOf, openDatabase, within } from "./database.ts";

/**
 * What is to outlive the browser itself. localStorage is on the disk seconds after it was written: a crash, an empty battery, or a system
 * that takes the memory back, loses it. So its values that nobody else has lie in IndexedDB too, whose transactions say when
 * they are on the disk; and are put back at the next start.
 */

const NAME = "acuerdo.device";
/** Who somebody is, what they wrote and nobody has, and under which client ids they drew. */
const KEPT = /^(secret$|boards$|(entry|outbox|refused|draft|clients)\.)/;
/** Longer than a slow phone takes to read it, shorter than anybody waits for a page. */
const READ_MS = 1_500;
/** What a disk has not taken after so long it does not take. */
const WRITE_MS = 10_000;

/** In localStorage: what is there is newer than what is here, since for a while nothing could be put here. */
const BEHIND = "acuerdo.behind";

/** Values by their names; null: removed. */
type Changes = ReadonlyMap<string, string | null>;

let opening: Promise<IDBDatabase | null> | null = null;
let waiting = new Map<string, string | null>();
let going: Changes = new Map();
let isRefused = false;
let isMadeHere = false;
let isLeft = false;
/** What localStorage has more is on its way here. */
let isCatchingUp = false;
const listeners = new Set<() => void>();

/** False where the browser keeps nothing for certain, or no more. */
export const isDurable = (): boolean => !isRefused && !isBorrowed();

/** Whether a value that was kept would be there if the browser ended now. */
export const isOnDisk = (key: string): boolean => isDurable() && !waiting.has(key) && !going.has(key);

/** Calls when something has come to the disk, or will not. Returns how to stop. */
export function onDurable(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether localStorage is ahead; noted, or not any more. */
function behind(to?: boolean): boolean {
  try {
    if (to && !isLeft) localStorage.setItem(BEHIND, "1");
    if (to === false) localStorage.removeItem(BEHIND);
    return localStorage.getItem(BEHIND) !== null;
  } catch {
    return false; // storage is refused: nothing is ahead
  }
}

/** Somebody leaves the computer: this page keeps nothing more, and no note of it. */
export function leaveDurable(): void {
  isLeft = true;
  endDurable();
}

/** This page keeps nothing more. */
function endDurable(): void {
  isRefused = true;
  if (waiting.size + going.size > 0) behind(true);
  waiting.clear();
  void opening?.then((db) => db?.close());
  for (const listener of listeners) listener();
}

/** Leaves nothing of a database that this page was the first to need. */
export async function dropDurable(): Promise<void> {
  if (!isMadeHere) return;
  const before = opening;
  opening = null;
  waiting.clear();
  (await before)?.close();
  indexedDB.deleteDatabase(NAME);
}

async function open(): Promise<IDBDatabase | null> {
  const opened = await openDatabase(NAME);
  // versionchange: somebody leaves the computer; close: the browser has cleared what it kept
  for (const end of ["close", "versionchange"]) opened?.db.addEventListener(end, endDurable);
  return opened?.db ?? null;
}

async function write(db: IDBDatabase, changes: Changes): Promise<true> {
  // a draft is written at every key: it may come to the disk when the system likes
  const isStrict = [...changes.keys()].some((key) => !key.startsWith("draft."));
  const transaction = db.transaction(CUSTOM, "readwrite", { durability: isStrict ? "strict" : "relaxed" });
  const store = transaction.objectStore(CUSTOM);
  for (const [key, raw] of changes) {
    if (raw === null) store.delete(key);
    else store.put(raw, key);
  }
  const end = endOf(transaction);
  transaction.commit?.(); // this page may be closed before it would do so by itself
  await end;
  return true;
}

/** Writes what waits: in one go what comes while something is being written. */
async function flush(): Promise<void> {
  if (waiting.size === 0 || going.size > 0 || isRefused) return;
  going = waiting;
  waiting = new Map();
  opening ??= open();
  const db = await opening;
  const isWritten = db && !isRefused && (await within(write(db, going), WRITE_MS));
  if (!isWritten) endDurable();
  else if (isCatchingUp) behind(false);
  if (isWritten) isCatchingUp = false;
  going = new Map();
  for (const listener of listeners) listener();
  void flush();
}

/** Takes note of a value, or that there is none any more. */
export function keepDurable(key: string, raw: string | null): void {
  if (!KEPT.test(key) || isBorrowed()) return;
  if (isRefused) return void behind(true);
  waiting.set(key, raw);
  void flush();
}

async function read(db: IDBDatabase): Promise<Map<string, string>> {
  const store = db.transaction(CUSTOM, "readonly").objectStore(CUSTOM);
  const [keys, values] = await Promise.all([answerOf(store.getAllKeys()), answerOf(store.getAll())]);
  return new Map(keys.map((key, at) => [String(key), String(values[at])]));
}

/** Nothing is made for somebody of whom nothing is kept. */
async function isThere(): Promise<boolean> {
  const known = await indexedDB.databases?.();
  return known?.some(({ name }) => name === NAME) ?? true;
}

/**
 * What is on the disk by now, to be put back where it is lacking.
 * @param here what localStorage has: what of it is to be durable becomes so.
 */
export async function durableValues(here: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  if (!isDurable()) return new Map();
  const found = await within(readAll(), READ_MS);
  if (!found) endDurable();
  if (!found) return new Map();
  const isAhead = behind();
  isCatchingUp = isAhead;
  for (const [key, raw] of here) if (!found.has(key) || (isAhead && found.get(key) !== raw)) keepDurable(key, raw);
  return isAhead ? new Map([...found].filter(([key]) => !here.has(key))) : found;
}

async function readAll(): Promise<Map<string, string>> {
  isMadeHere = !(await isThere());
  if (isMadeHere) return new Map();
  opening ??= open();
  const db = await opening;
  if (!db) throw new Error("this browser keeps nothing");
  const values = await read(db);
  // another tab leaves the computer, and what was there a moment ago has been made anew by asking for it
  isMadeHere = values.size === 0;
  await dropDurable();
  return values;
}
