import { rulesOf } from "../ledger/rules.ts";
import * as position from "./position/rules.ts";
import * as stance from "./stance/rules.ts";

/** The rules of what everybody does first, and most do all the time: a page begins with them, and fetches the others later. */

const deciders = { ...position.decide, ...stance.decide };

export type FirstKind = keyof typeof deciders;

export const FIRST_RULES = rulesOf({
  deciders,
  appliers: { ...position.apply, ...stance.apply },
  grounds: { ...position.ground, ...stance.ground },
});
