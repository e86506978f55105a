export type { events } from "./events.ts";
