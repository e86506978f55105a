import { ALL_RULES } from "@acuerdo/shared";
import { learn } from "./rules.ts";

/** Whoever imports this has all rules: a screen that asks for more than positions and answers. */
export const learnAll = (): void => learn(ALL_RULES);
learnAll();
