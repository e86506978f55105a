export type { events } from "./events.ts";
export { intents, tables } from "./shape.ts";
