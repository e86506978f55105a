export type { events } from "./events.ts";
export { limits } from "./limits.ts";
export { intents, said, tables } from "./shape.ts";
