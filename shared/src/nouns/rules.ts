import type { Appliers } from "../ledger/applier.ts";
import type { Grounds } from "../ledger/base.ts";
import type { Deciders } from "../ledger/decider.ts";
import { rulesOf } from "../ledger/rules.ts";
import * as agreement from "./agreement/rules.ts";
import * as board from "./board/rules.ts";
import * as canvas from "./canvas/rules.ts";
import * as cluster from "./cluster/rules.ts";
import * as comment from "./comment/rules.ts";
import * as commitment from "./commitment/rules.ts";
import * as member from "./member/rules.ts";
import * as position from "./position/rules.ts";
import * as removal from "./removal/rules.ts";
import * as stance from "./stance/rules.ts";
import * as withholding from "./withholding/rules.ts";

/** The rules of all rooms. A page begins with fewer, in `first-rules.ts`. */

const deciders: Deciders = {
  ...board.decide,
  ...member.decide,
  ...removal.decide,
  ...position.decide,
  ...stance.decide,
  ...cluster.decide,
  ...agreement.decide,
  ...commitment.decide,
  ...comment.decide,
  ...withholding.decide,
};

const appliers: Appliers = {
  ...board.apply,
  ...member.apply,
  ...removal.apply,
  ...position.apply,
  ...stance.apply,
  ...cluster.apply,
  ...agreement.apply,
  ...commitment.apply,
  ...comment.apply,
  ...withholding.apply,
  ...canvas.apply,
};

const grounds = {
  ...board.ground,
  ...member.ground,
  ...position.ground,
  ...stance.ground,
  ...cluster.ground,
  ...agreement.ground,
  ...commitment.ground,
  ...comment.ground,
  ...removal.ground,
  ...withholding.ground,
} satisfies Grounds;

/** What is decided on something that others change. */
export type GroundedKind = keyof typeof grounds;

export const ALL_RULES = rulesOf({ deciders, appliers, grounds });
export const { decide, apply, applyAll, applyData, withBase, askedAnew } = ALL_RULES;
