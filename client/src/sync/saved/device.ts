/**
 * What this browser remembers: the device's secret, from which the server derives who it is on each board, and the
 * boards it was on. Kept in localStorage, which exists on plain http too; without it everything works until a reload. On a
 * device that is not one's own (`borrowed.ts`) it goes with the tab instead.
 */

import { type Language, languageOf, type Role } from "@acuerdo/shared";
import { isBorrowed, storage } from "./borrowed.ts";
import { dropDurable, durableValues, keepDurable, leaveDurable } from "./durable.ts";
import { type Form, isSound, parsed } from "./sound.ts";

/** What the name of each value in the browser's storage begins with. */
export const DEVICE_PREFIX = "acuerdo.";
const memory = new Map<string, string>();
/** Keys that this page was the first to write: whoever says now that the device is not theirs leaves none of them. */
const madeHere = new Set<string>();
let isLeft = false;

function rawOf(key: string): string | null {
  try {
    return memory.get(key) ?? storage().getItem(DEVICE_PREFIX + key);
  } catch {
    return null; // storage is refused (private mode): this page's memory stands in for it
  }
}

/** Reads a value of this browser; null when there is none of this form. */
export const recall = <T>(key: string, form: Form): T | null => parsed<T>(rawOf(key), form);

/** The same of a list: those in it that are of this form. */
export const recallList = <T>(key: string, each: Form): T[] =>
  (recall<T[]>(key, "list") ?? []).filter((one) => isSound(one, each));

/** Keeps a value; false when it will not outlive this page, or this tab. Whether it is on the disk yet: `durable.ts`. */
export function remember(key: string, value: unknown): boolean {
  const raw = JSON.stringify(value);
  if (isLeft) return false;
  keepDurable(key, raw);
  try {
    if (storage().getItem(DEVICE_PREFIX + key) === null) madeHere.add(key);
  } catch {
    madeHere.add(key); // storage is refused
  }
  return put(key, raw);
}

function put(key: string, raw: string): boolean {
  try {
    storage().setItem(DEVICE_PREFIX + key, raw);
    memory.delete(key);
    return !isBorrowed();
  } catch {
    memory.set(key, raw); // storage is full or refused: kept for this page at least
    return false;
  }
}

/** Puts back what localStorage lost when the browser ended at once. Awaited before anything is recalled. */
export async function restore(): Promise<void> {
  const here = new Map(recallKeys("").map((key) => [key, rawOf(key) ?? ""]));
  for (const [key, raw] of await durableValues(here)) if (here.get(key) !== raw) put(key, raw);
}

export function forget(key: string): void {
  keepDurable(key, null);
  memory.delete(key);
  try {
    storage().removeItem(DEVICE_PREFIX + key);
  } catch {
    return; // storage is refused: there is nothing to remove
  }
}

/** Forgets what this page has been the first to write, and the secret that it would have kept. */
export function forgetWhatWasMadeHere(): void {
  for (const key of madeHere) forget(key);
  madeHere.clear();
  void dropDurable();
  memory.clear();
  unused = null;
}

/** This page writes nothing any more: somebody leaves the computer. */
export function rememberNothing(): void {
  isLeft = true;
  leaveDurable();
}

/** The keys that begin with `prefix`, without our own prefix. */
export function recallKeys(prefix: string): string[] {
  const keys = [...memory.keys()];
  try {
    const kept = storage();
    for (let i = 0; i < kept.length; i += 1) {
      const key = kept.key(i);
      if (key?.startsWith(DEVICE_PREFIX)) keys.push(key.slice(DEVICE_PREFIX.length));
    }
  } catch {
    return keys.filter((key) => key.startsWith(prefix)); // storage is refused: only memory
  }
  return [...new Set(keys)].filter((key) => key.startsWith(prefix));
}

/** Calls with each key that another tab of this browser wrote or removed. Returns how to stop. */
export function onRemembered(listener: (key: string) => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key?.startsWith(DEVICE_PREFIX)) listener(key.slice(DEVICE_PREFIX.length));
  };
  addEventListener("storage", heard);
  return () => removeEventListener("storage", heard);
}

export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** Of a device that has not come in anywhere yet: nothing is kept of somebody who only looks at a door. */
let unused: string | null = null;

/** What a server takes for one. */
const SECRET = /^.{16,200}$/;

/** The secret that makes this browser come back as the same member: the one it keeps, or the one that it would keep. */
export function passingSecret(): string {
  const known = recall<string>("secret", "string");
  if (known && SECRET.test(known)) return known;
  unused ??= btoa(String.fromCharCode(...randomBytes(24)))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
  return unused;
}

/** The same, kept from now on: somebody comes in. */
export function deviceSecret(): string {
  const secret = passingSecret();
  if (recall("secret", "string") !== secret) remember("secret", secret);
  return secret;
}

/** A board that this browser was on, for the home page. */
export interface KnownBoard {
  readonly id: string;
  readonly title: string;
  readonly objective: string;
  readonly role: Role;
  readonly at: number;
}

const KNOWN_BOARD = { id: "string", title: "string", objective: "string" } as const;

export function knownBoards(): KnownBoard[] {
  return recallList<KnownBoard>("boards", KNOWN_BOARD).toSorted((a, b) => b.at - a.at);
}

export function rememberBoard(board: KnownBoard): void {
  remember("boards", [board, ...knownBoards().filter(({ id }) => id !== board.id)].slice(0, 50));
}

export function forgetBoard(id: string): void {
  remember(
    "boards",
    knownBoards().filter((board) => board.id !== id),
  );
}

/** The language chosen on this browser, else the first of the browser's own that we have. */
export function deviceLanguage(): Language {
  const chosen = recall<Language>("language", "string");
  if (chosen === "es" || chosen === "en") return chosen;
  return languageOf(navigator.languages);
}
