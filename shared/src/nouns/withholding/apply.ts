import type { Applier } from "../../ledger/applier.ts";

/** The texts themselves are gone from the events that said them: the state is read from those anew (`meant.ts`). */
const withheld: Applier<"words.withheld"> = (_, __, { seq }) => ({ withheld: seq });

const sealed: Applier<"record.sealed"> = () => ({});

export const apply = { "words.withheld": withheld, "record.sealed": sealed };
