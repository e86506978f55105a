import type { Grounds } from "../../ledger/base.ts";
import { markOf, saidOf } from "./said.ts";

export const ground = {
  "words.withhold": (ledger, { about, by }) => {
    const words = saidOf(ledger, about, by);
    return words === null ? null : { base: markOf(words) };
  },
} satisfies Grounds;
