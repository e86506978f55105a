/**
 * The way in for the store's thread, which reads events back: a thread has nothing in common with others, and the words, the
 * parsers and the convergence that it never asks for would lie in memory once more.
 */

export { fits } from "./fields/fits.ts";
export { invariant } from "./invariant.ts";
export { NO_HASH } from "./ledger/ledger.ts";
export { WITHHELD } from "./ledger/withheld.ts";
export { EVENTS } from "./nouns/events.ts";
export { canonicalJson, sealedData, sha256Hex } from "./record/chain.ts";
export { textAt, withTexts } from "./record/texts.ts";
