import type { Actor } from "@acuerdo/shared";
import { clearCaches } from "./cache.ts";
import { forget } from "./device.ts";
import type { Entry } from "./http.ts";

/** What this device keeps of having been let in to a board. */

/** An entry that a browser kept from before names no signature: what was signed then, was signed under the member's id. */
export const actorOf = ({ memberId, voiceId, signature = memberId, role, takesPart = false }: Entry): Actor => ({
  ...{ memberId, voiceId, signature, role, takesPart },
});

/** Leaves no trace of a board on this device, for a shared computer. */
export function leaveBoard(boardId: string): void {
  forget(`entry.${boardId}`);
  forget(`clients.${boardId}`);
  clearCaches(boardId);
}
