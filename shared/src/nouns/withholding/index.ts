export type { events } from "./events.ts";
export { intents } from "./shape.ts";
