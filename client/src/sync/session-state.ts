import type { Actor, Ledger } from "@acuerdo/shared";
import type { LinkState } from "./link.ts";
import type { Notice } from "./notices.ts";
import type { SavedState } from "./saved-state.ts";

/** What screens read of a session. */

export interface SessionState {
  readonly me: Actor;
  readonly ledger: Ledger | null;
  readonly saved: SavedState;
  readonly notices: readonly Notice[];
  readonly link: LinkState;
  /** A mediator has taken this person off the board. */
  readonly removed: boolean;
  /** Counts up when the canvas is loaded afresh: whoever shows it starts again with `canvas()`. */
  readonly canvasTake: number;
}

/** Before anything has come. */
export const beginning = (me: Actor): SessionState => ({
  me,
  ledger: null,
  saved: { state: "connecting", pending: 0, refused: [], kept: true },
  notices: [],
  link: "connecting",
  removed: false,
  canvasTake: 0,
});
