import type { CanvasSession } from "../canvas/session.ts";
import type { Outbox } from "../ledger/outbox.ts";
import type { RefusedEdit } from "../ledger/refused.ts";
import type { Link } from "../link/link.ts";
import { isBorrowed } from "./borrowed.ts";
import { type SavedState, savedState } from "./state.ts";

/** Where something of ours may wait; no canvas while nobody has opened it. */
export interface Keepers {
  readonly link: Link;
  readonly canvas: CanvasSession | undefined;
  readonly outbox: Outbox;
  readonly refused: readonly RefusedEdit[];
}

/** What the sign says, by all of them together. */
export function savedBy({ link, canvas, outbox, refused }: Keepers): SavedState {
  const links = [link, ...(canvas ? [canvas.link] : [])];
  return savedState({
    links: links.map(({ state }) => state),
    isHeldUp: links.some(({ state, trouble }) => state !== "live" && trouble !== null),
    pending: outbox.unanswered + (canvas?.unsaved ?? 0),
    refused: [...refused, ...(canvas?.refused ? [canvas.refused] : [])],
    kept: !isBorrowed() && outbox.kept && (canvas?.kept ?? true),
    written: outbox.written && (canvas?.written ?? true),
    settled: canvas?.settled ?? true,
  });
}
