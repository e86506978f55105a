import { arrive, refusals } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import type { Failure } from "../sync/way-in/http.ts";

/** Why something that was asked on the way in did not work, in a sentence. */
export function useSayFailure(): (failure: Failure) => string {
  const t = useSay();
  return ({ failed }) => (failed === "offline" ? t(arrive.refused.notSent) : t(refusals[failed]));
}
