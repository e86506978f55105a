export { apply } from "./apply.ts";
export { decide } from "./decide.ts";
export { events, intents, tables } from "./shape.ts";
