import type { Actor, Ledger } from "@acuerdo/shared";
import type { Coming } from "./link/greeting.ts";
import type { LinkState, Trouble } from "./link/link.ts";
import type { Notice } from "./notices.ts";
import type { SavedState } from "./saved/state.ts";

/** What screens read of a session. */

export interface SessionState {
  readonly me: Actor;
  readonly ledger: Ledger | null;
  readonly saved: SavedState;
  readonly notices: readonly Notice[];
  readonly link: LinkState;
  /** Why the server does not let us be, for now or for good; null where it does, or has not said. */
  readonly trouble: Trouble;
  /** How far the ledger has come, while it comes. */
  readonly coming: Coming | null;
  /** Counts up when the canvas is loaded afresh: whoever shows it starts again with `canvas()`. */
  readonly canvasTake: number;
}

/** Before anything has come. */
export const beginning = (me: Actor): SessionState => ({
  me,
  ledger: null,
  saved: { state: "connecting", pending: 0, refused: [], kept: true, isHeldUp: false },
  notices: [],
  link: "connecting",
  trouble: null,
  coming: null,
  canvasTake: 0,
});
