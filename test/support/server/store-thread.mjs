/** The store's thread from the sources: Node cannot read TypeScript in a thread without this. */
import { register } from "tsx/esm/api";

register();
await import("../../../server/src/store/worker.ts");
