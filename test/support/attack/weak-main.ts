import { type Weakness, weaken } from "./weaken.ts";

/** The server as `server/src/main.ts` starts it, with the flaw that is named as its argument. */

weaken(process.argv[2] as Weakness);
await import("../../../server/src/main.ts");
