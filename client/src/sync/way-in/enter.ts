import type { RefusalCode } from "@acuerdo/shared";
import { deviceSecret } from "../saved/device.ts";
import { Session } from "../session.ts";
import { keepEntry, keptEntry } from "./entry.ts";
import { type Admission, type Answer, isFailure, type JoinFields, join } from "./http.ts";
import { patienceAtDoor } from "./patience.ts";

/** Coming into a board. A device that it knows needs no key, and opens at once what it holds; all else is asked beside it. */

/** Whoever holds the board on this device does not wait longer for what another key might open. */
const KNOWN_MS = 2_500;

/** What says nothing of whether this device may come in. */
const OF_THE_WAY: ReadonlySet<string> = new Set<RefusalCode | "offline">([
  ...(["offline", "try-again", "slow-down", "internal"] as const),
]);

/** Whether it is an answer, or may be another one in a moment. */
export const isOfTheWay = (failed: RefusalCode | "offline"): boolean => OF_THE_WAY.has(failed);

/** @param before the session of this page that has ended: it goes on, with all that it holds, if the same member comes in again. */
export async function enterBoard(
  boardId: string,
  admission: Admission,
  fields: JoinFields = {},
  before: Session | null = null,
): Promise<Answer<Session>> {
  const kept = before ? null : keptEntry(boardId);
  if (kept && !admission.key && !admission.code) return { ok: new Session(boardId, kept, admission) };
  const isNew = Object.keys(fields).length > 0;
  const ms = kept ? KNOWN_MS : patienceAtDoor(admission, isNew);
  const entry = await join(boardId, admission, deviceSecret(), fields, ms);
  if (isFailure(entry)) {
    // a link that opens nothing any more puts nobody out who is in or whom the device lets in, and hides nothing of what it holds
    if (before && before.state.link !== "closed") return { ok: before };
    return kept ? { ok: new Session(boardId, kept, isOfTheWay(entry.failed) ? admission : {}) } : entry;
  }
  keepEntry(boardId, entry.ok);
  if (before?.seat !== entry.ok.memberId) return { ok: new Session(boardId, entry.ok, null) };
  before.resume(entry.ok);
  return { ok: before };
}
