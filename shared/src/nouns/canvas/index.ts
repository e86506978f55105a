export { apply } from "./apply.ts";
export type { events } from "./events.ts";
