import { FIRST_RULES, type Rules } from "@acuerdo/shared";

/**
 * The rules by which this page shows at once what somebody asks. It begins with those of positions and answers; the others come
 * with the first screen on which they are needed (`submit.ts`), or when something waits that was asked by them (`fetch-rules.ts`).
 */

let rules: Rules = FIRST_RULES;

/** Those that have come. */
export const rulesNow = (): Rules => rules;

export function learn(all: Rules): void {
  rules = all;
}
