export { apply } from "./apply.ts";
export { decide } from "./decide.ts";
export { ground } from "./ground.ts";
export { limits } from "./limits.ts";
export { events, intents, said, tables } from "./shape.ts";
