/**
 * The guard as the relay uses it, behind a small interface, so that attacks from outside the project can be run against
 * it. Built into `test/dist/guard-adapter.mjs`; yjs stays outside of the bundle, two copies of it do not mix.
 */
import * as Y from "yjs";
import { CanvasGuard } from "../../../server/src/guard/guard.ts";
import type { GuardActor, GuardCode } from "../../../server/src/guard/verdict.ts";
import { SAMPLES } from "./samples.ts";

export interface Room {
  readonly doc: Y.Doc;
  readonly guard: CanvasGuard;
}

/** `stripped` and `missing` count what was left out and is to be asked for again: other people's, and the sender's own. */
export type Written =
  | { ok: true; update: Uint8Array; stripped: number; missing: number }
  | { ok: false; code: GuardCode };

export default {
  /** A board's canvas, empty. */
  create(): Room {
    const doc = new Y.Doc();
    return { doc, guard: new CanvasGuard(doc) };
  },

  /** What a connection's hello does: the code of a refusal, or null. */
  admit(room: Room, clientIds: number[], actor: GuardActor): GuardCode | null {
    return room.guard.admit(clientIds, actor)?.code ?? null;
  },

  /**
   * Judges and applies in one step; `update` is what was applied, and what is stored and sent on. An update of which a
   * part only can be taken is taken in part where the rest is other people's or builds on what is not here (`missing` as
   * a code: all of it does); any other fault refuses the whole.
   */
  write(room: Room, actor: GuardActor, update: Uint8Array): Written {
    const verdict = room.guard.write(actor, update);
    return verdict.ok ? verdict : { ok: false, code: verdict.code };
  },

  doc(room: Room): Y.Doc {
    return room.doc;
  },

  /** Valid entries of `records`, of every kind. */
  samples: SAMPLES,
};
