import type { RefusedEdit } from "../ledger/refused.ts";
import type { LinkState } from "../link/link.ts";

/** What the sign says of a board. `saved` only when the server has said that everything of ours is on its disk. */

export interface SavedState {
  /** `device`: all that is not saved outlives this page. `connecting` and `offline`: nothing of ours waits. */
  readonly state: "saved" | "device" | "unsaved" | "refused" | "connecting" | "offline" | "closed";
  /** Changes of ours that are not known to be on the server's disk. */
  readonly pending: number;
  /** What the server did not take and nobody has seen to, oldest first. */
  readonly refused: readonly RefusedEdit[];
  /** False where the browser keeps nothing: what is not saved is lost with the page. */
  readonly kept: boolean;
  /** The server is there, and says that it cannot take anything now. */
  readonly isHeldUp: boolean;
}

export interface SavedFacts extends Omit<SavedState, "state"> {
  readonly links: readonly LinkState[];
  /** All that is pending is on this device's disk. */
  readonly written: boolean;
  /** The server that we are connected to has said that it has everything of ours. */
  readonly settled: boolean;
}

function signOf({ links, pending, refused, written, settled, isHeldUp }: SavedFacts): SavedState["state"] {
  if (links.includes("closed")) return "closed";
  if (refused.length > 0) return "refused";
  const isLive = links.every((state) => state === "live");
  if (pending > 0) return !isLive && written ? "device" : "unsaved";
  if (links.includes("offline") && !isHeldUp) return "offline";
  return isLive && settled ? "saved" : "connecting";
}

export function sameSaved(a: SavedState, b: SavedState): boolean {
  const refused = a.refused.length === b.refused.length && a.refused.every((edit, i) => edit === b.refused[i]);
  const alike = a.state === b.state && a.pending === b.pending && a.kept === b.kept && a.isHeldUp === b.isHeldUp;
  return refused && alike;
}

export function savedState(facts: SavedFacts): SavedState {
  const { pending, refused, kept, isHeldUp } = facts;
  return { state: signOf(facts), pending, refused, kept, isHeldUp };
}
