export { apply } from "./apply.ts";
export { events } from "./shape.ts";
