import { facet } from "./nouns/index.ts";

/** Every limit on what people write and how much of it: each noun's own, for the screens and the server alike. */
export const LIMITS = facet("limits");
