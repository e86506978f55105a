import { clearCaches } from "./cache.ts";
import { forget } from "./device.ts";

/** Leaves no trace of a board on this device, but for who it is. */
export function leaveBoard(boardId: string): void {
  forget(`entry.${boardId}`);
  forget(`clients.${boardId}`);
  clearCaches(boardId);
}
