export type { events } from "./events.ts";
export { limits } from "./limits.ts";
export { intents, tables } from "./shape.ts";
