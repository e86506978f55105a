import type { Form } from "./sound.ts";

/**
 * What somebody is writing in one field, kept until it is sent. Each tab has its own copy; the device has the copy of
 * whoever typed last, for the next tab. A tab clears the device's copy only where it is its own, and puts its own back
 * where another has cleared it.
 */

const KEPT = { at: "number" } as const;

/** As it is stored. `at` also tells one typing from every other. */
interface Kept<T> {
  /** Null: emptied, or sent. */
  readonly value: T | null;
  /** Milliseconds since 1970 by this device's clock, with a fraction by chance. */
  readonly at: number;
}

/** Passes through the device's copy for the other tabs to hear: the draft of this time has been sent. */
interface Sent {
  readonly sent: number;
}

/** Where copies lie: `tab.ts` and `device.ts`. */
export interface Shelf {
  readonly recall: <T>(key: string, form: Form) => T | null;
  readonly remember: (key: string, value: unknown) => unknown;
  readonly forget: (key: string) => void;
}

export interface Shelves {
  readonly tab: Shelf;
  readonly device: Shelf;
}

const key = (name: string): string => `draft.${name}`;

/** Of one board and one person, or of neither. Earlier versions knew some by the board alone, and the others by nothing. */
export function namesOf(name: string, board?: string, member?: string): [now: string, before: string] {
  if (board === undefined) return [name, name];
  const ofBoard = /^(position|canvas\.position|canvas\.kind)$/.test(name);
  return [`${board}.${member}/${name}`, ofBoard ? `${name}.${board}` : name];
}

export class Draft<T> {
  readonly #key: string;
  readonly #shelves: Shelves;
  readonly #now: () => number;
  #mine: Kept<T>;

  /** @param before the name under which earlier versions kept it, as a bare text. */
  constructor(name: string, before: string, shelves: Shelves, now: () => number = Date.now) {
    this.#key = key(name);
    this.#shelves = shelves;
    this.#now = now;
    this.#mine = this.#find(key(before));
  }

  /** Null: nothing is kept. */
  get value(): T | null {
    return this.#mine.value;
  }

  /** Whether this is the draft whose device copy has this key. */
  is(deviceKey: string): boolean {
    return this.#key === deviceKey;
  }

  /** Somebody typed. Null: nothing is left of it. */
  keep(value: T | null): void {
    const { tab, device } = this.#shelves;
    const before = this.#mine;
    this.#mine = { value, at: this.#stamp() };
    tab.remember(this.#key, this.#mine);
    if (value !== null) device.remember(this.#key, this.#mine);
    else if (this.#onDevice()?.at === before.at) device.forget(this.#key);
  }

  /** It is where it was meant to go: gone here, and in the tabs that show this very draft. */
  sent(): void {
    const { tab, device } = this.#shelves;
    const { at } = this.#mine;
    this.#mine = { value: null, at: this.#stamp() };
    tab.remember(this.#key, this.#mine);
    if (this.#onDevice()?.at !== at) return;
    device.remember(this.#key, { sent: at } satisfies Sent);
    device.forget(this.#key);
  }

  /** Another tab has changed the device's copy, to this or to nothing. True when this draft is another now. */
  heard(now: unknown): boolean {
    const { tab, device } = this.#shelves;
    if (isSent(now) && now.sent === this.#mine.at && this.#mine.value !== null) {
      this.#mine = { value: null, at: this.#stamp() };
      tab.remember(this.#key, this.#mine);
      return true;
    }
    if (now === null && this.#mine.value !== null && this.#onDevice() === null) device.remember(this.#key, this.#mine);
    return false;
  }

  /** A fraction by chance, so that two tabs never type at one time. */
  #stamp(): number {
    return Math.floor(this.#now()) + Math.random();
  }

  #onDevice(): Kept<T> | null {
    const { device } = this.#shelves;
    const text = device.recall<T>(this.#key, "string");
    if (text !== null) return { value: text, at: 0 }; // of an earlier version
    return device.recall<Kept<T>>(this.#key, KEPT);
  }

  #find(before: string): Kept<T> {
    const { tab, device } = this.#shelves;
    const own = tab.recall<Kept<T>>(this.#key, KEPT);
    const shared = this.#onDevice();
    if (own && (own.value !== null || !shared || shared.at < own.at)) return own;
    if (shared) return shared;
    const old = before === this.#key ? null : device.recall<T>(before, "string");
    if (old === null) return { value: null, at: 0 };
    const found = { value: old, at: this.#stamp() };
    device.remember(this.#key, found);
    device.forget(before);
    return found;
  }
}

/** Names of the drafts that begin like this, without that beginning. `keys`: of what a device keeps. */
export function draftNames(beginning: string, keys: (prefix: string) => string[]): string[] {
  const prefix = key(beginning);
  return keys(prefix).map((found) => found.slice(prefix.length));
}

/** Forgets a draft that nobody shows any more. */
export function dropDraft(name: string, { tab, device }: Shelves): void {
  tab.forget(key(name));
  device.forget(key(name));
}

const isSent = (value: unknown): value is Sent => typeof value === "object" && value !== null && "sent" in value;
