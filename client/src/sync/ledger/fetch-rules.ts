import { FIRST_RULES } from "@acuerdo/shared";
import { rulesNow } from "./rules.ts";

/** Resolves when all rules are there. @throws (rejects) where they do not come; the next call tries again. */
export async function fetchRules(): Promise<void> {
  if (rulesNow() !== FIRST_RULES) return;
  const { learnAll } = await import("./all-rules.ts");
  learnAll();
}

/** Once they have come; where they do not, with the next news. */
export const whenFetched = (then: () => void): void => void fetchRules().then(then, () => undefined);
