/** In the place of `lib0/logging`, by which Yjs says its few warnings: in plain words, without colours to fetch. */

export const BOLD = "";
export const UNBOLD = "";
export const ORANGE = "";
export const RED = "";

export const print = (...words: readonly unknown[]): void => console.log(...words.filter((word) => word !== ""));

export const warn = (...words: readonly unknown[]): void => console.warn(...words);
