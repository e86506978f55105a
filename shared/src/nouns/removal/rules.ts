export { apply } from "./apply.ts";
export { decide } from "./decide.ts";
export { ground } from "./ground.ts";
