import type { Preset } from "./convergence/thresholds.ts";
import type { BoardId } from "./ids.ts";
import type { Phase } from "./phase.ts";

/** One common objective and everything said about it. */

export const LANGUAGES = ["es", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export const VOICES = ["named", "anonymous"] as const;
export type Voices = (typeof VOICES)[number];

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
}
