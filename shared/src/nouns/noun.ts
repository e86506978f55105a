import type { DataOf, Shape } from "../fields/field.ts";

/**
 * A noun is one room: what may be asked about it, what happens to it, where it stands in the ledger, and what follows from
 * each. `nouns/index.ts` lists the rooms; all else is put together from them, and a piece that is missing does not compile.
 */

/**
 * What each noun adds to, in its `shape.ts`, by declaration merging: intents by kind without their id, events by kind, and
 * tables of the ledger. They depend on nothing, so that what decides and applies may depend on them without a circle.
 */
// biome-ignore lint/suspicious/noEmptyInterface: each noun adds to it
export interface Intents {}
// biome-ignore lint/suspicious/noEmptyInterface: each noun adds to it
export interface Events {}
// biome-ignore lint/suspicious/noEmptyInterface: each noun adds to it
export interface Tables {}

/** `anyone`: also those who only look. `voice`: participants and mediators. `wheel`: those who hold the wheel. */
export type Who = "anyone" | "voice" | "wheel";

/** What may be asked, and by whom. What depends on the thing asked about (one's own position) is decided in `decide.ts`. */
export interface Asking<S extends Shape = Shape> {
  readonly who: Who;
  readonly fields: S;
}

export const asks = <const S extends Shape>(who: Who, fields: S): Asking<S> => ({ who, fields });

export type IntentsOf<I> = {
  [Kind in keyof I]: I[Kind] extends Asking<infer S> ? DataOf<S> : never;
};
export type EventsOf<E> = { [Kind in keyof E]: DataOf<E[Kind], never> };
