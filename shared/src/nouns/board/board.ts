import type { BoardId } from "../../ids.ts";
import type { Phase } from "./phase.ts";
import type { Preset } from "./presets.ts";

/** One common objective and everything said about it. */

export const LANGUAGES = ["es", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export const VOICES = ["named", "anonymous"] as const;
export type Voices = (typeof VOICES)[number];

/** How many are on a board with anonymous voices, as was last said: there is no list of them. */
export interface People {
  readonly mediators: number;
  readonly participants: number;
  readonly observers: number;
  /** Whose stance is waited for. */
  readonly expected: number;
  /** Of them, how many are not waited for any more: whoever mediates says so. */
  readonly excused: number;
  /** Of them, how many voices were taken off the board: nobody knows whose seats they have. */
  readonly off: number;
}

export interface Board {
  readonly id: BoardId;
  readonly title: string;
  readonly objective: string;
  readonly language: Language;
  readonly voices: Voices;
  /** What an agreement has to reach before it stands: `standard` until a mediator chooses another. */
  readonly thresholds: Preset;
  readonly phase: Phase;
  /** While the door is open, the short code lets people in. */
  readonly doorOpen: boolean;
  /** Milliseconds since 1970, the server's clock, as every `at`. */
  readonly openedAt: number;
  /** Where voices are anonymous, once there are enough people to be counted. */
  readonly people?: People;
}
