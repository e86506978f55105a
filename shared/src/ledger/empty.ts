import type { Board } from "../nouns/board/board.ts";
import type { Tables } from "../nouns/noun.ts";
import { type Ledger, NO_HASH } from "./ledger.ts";
import { TABLES } from "./tables.ts";

/** Before the first event. */
export const EMPTY_LEDGER: Ledger = {
  seq: 0,
  hash: NO_HASH,
  form: 1,
  withheld: 0,
  board: {
    id: "" as Board["id"],
    title: "",
    objective: "",
    language: "es",
    voices: "named",
    thresholds: "standard",
    phase: "gather",
    doorOpen: true,
    openedAt: 0,
  },
  ...(Object.fromEntries(TABLES.map((name) => [name, new Map()])) as unknown as Tables),
  stances: new Map(),
  record: [],
};
