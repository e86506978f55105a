/** Stands in the place of a text that was withheld: no text has it, because it is cleaned out of every one (`clean.ts`). */
export const WITHHELD = "\ufffc";
