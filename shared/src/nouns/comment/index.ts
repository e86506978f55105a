export { apply } from "./apply.ts";
export { decide } from "./decide.ts";
export type { events } from "./events.ts";
export { ground } from "./ground.ts";
export { limits } from "./limits.ts";
export { intents, tables } from "./shape.ts";
