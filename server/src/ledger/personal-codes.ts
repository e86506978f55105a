import type { MemberId } from "@acuerdo/shared";
import { isSameCode } from "../codes.ts";
import { Apart, type ApartChange } from "../store/apart.ts";
import type { HeldRow } from "../store/store.ts";

/**
 * Codes by which somebody says that another device is theirs as well: one a person, shown by one device and typed on the other,
 * once. Kept in a table of the server's alone.
 */

export interface PersonalCode {
  /** Of whom it is shown. */
  readonly member: MemberId;
  readonly code: string;
  /** Milliseconds since 1970 from which on it is none. */
  readonly until: number;
}

export type CodeChange = ApartChange<PersonalCode>;

/** Long enough to fetch the other device, short enough that nobody finds it on a screen that was left. */
const LIFE_MS = 5 * 60_000;

export class PersonalCodes {
  readonly #table: Apart<PersonalCode>;

  /** @throws Error when a row is damaged. */
  constructor(secret: string, rows: readonly HeldRow[]) {
    this.#table = new Apart<PersonalCode>(secret, "codes", rows, ({ member }) => member);
  }

  get #all(): PersonalCode[] {
    return [...this.#table.entries.values()];
  }

  /** Those that may be shown now: one that lasts for longer was given while the clock was ahead, and would else be one until then. */
  #shown(now: number): PersonalCode[] {
    return this.#all.filter(({ until }) => until > now && until <= now + LIFE_MS);
  }

  /** The one that this member's devices show now. */
  of(member: MemberId, now: number): PersonalCode | null {
    return this.#shown(now).find((one) => one.member === member) ?? null;
  }

  /** Whose code it is, as it was typed; null for none that is shown now. */
  find(typed: string, now: number): PersonalCode | null {
    return this.#shown(now).find(({ code }) => isSameCode(code, typed)) ?? null;
  }

  /** Another code in the place of the member's; what has run out goes with it. */
  show(member: MemberId, code: string, now: number): CodeChange & { readonly shown: PersonalCode } {
    const shown = { member, code, until: now + LIFE_MS };
    const current = new Set(this.#shown(now));
    return { shown, put: [shown], drop: this.#all.filter((one) => !current.has(one) && one.member !== member) };
  }

  /** It has been used; and so is whatever code the member shows who is another one from now on. */
  used(code: PersonalCode, by: MemberId): CodeChange {
    return { put: [], drop: this.#all.filter(({ member }) => member === code.member || member === by) };
  }

  rows(change: CodeChange): { put: HeldRow[]; drop: string[] } {
    return this.#table.rows(change);
  }

  /** After it is on disk. */
  apply(change: CodeChange): void {
    this.#table.apply(change);
  }
}
