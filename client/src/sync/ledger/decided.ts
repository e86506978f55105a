import { REFUSALS, type RefusalCode } from "@acuerdo/shared";
import type { Failure } from "../way-in/http.ts";

/** Beside those that the ledger gives (409): what the server says of the intent itself. All other answers are of the way to it. */
const OF_THE_INTENT: ReadonlySet<string> = new Set<RefusalCode>([
  ...(["bad-request", "bad-json", "nothing-written", "too-long", "too-large", "wrong-type"] as const),
  ...(["may-not-write", "not-the-wheel"] as const),
]);

/** Whether a refusal is of the intent itself, and stays the same however often it is asked. */
export const isDecided = ({ failed }: Failure): boolean =>
  failed !== "offline" && (REFUSALS[failed] === 409 || OF_THE_INTENT.has(failed));
