import type { BoardId } from "@acuerdo/shared";
import type { Clock } from "../clock.ts";
import type { KnowsPosition } from "../guard/orphans.ts";
import type { CanvasHistory, HistoryRoom } from "../history/history.ts";
import type { Meters } from "../meters.ts";
import type { Store } from "../store/store.ts";
import type { OpenGate } from "./gate.ts";
import type { Journal } from "./journal.ts";

/** What a room of a board's canvas works with. */

export interface RoomSetup {
  readonly board: BoardId;
  readonly store: Store;
  readonly journal: Journal;
  readonly openGate: OpenGate;
  readonly clock: Clock;
  readonly meters: Meters;
  readonly maxBytes: number;
  /** Where voices are anonymous: how many have the board open. Nothing else is told of those who are here. */
  readonly countHere?: () => number;
  /** Rows in the log after which it is compacted. */
  readonly compactAfter?: number;
  /** Whether a canvas is loaded without its past however little that is: tests have less patience. */
  readonly alwaysReclaims?: boolean;
  /** Client ids with more of which it is loaded without those who have nothing on it: tests have less patience. */
  readonly manyWriters?: number;
  /** Keeps what was there before; without one nothing is kept. */
  readonly openHistory?: (board: BoardId, room: HistoryRoom) => CanvasHistory;
  /** A card of a position that is not in the ledger is seen by nobody. */
  readonly knowsPosition?: KnowsPosition;
  readonly onFault: (fault: unknown) => void;
}
