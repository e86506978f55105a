import type { BoardId, MemberId, SOMEBODY, VoiceId, WHEEL } from "../ids.ts";
import type { Events } from "../nouns/noun.ts";

/** What happened. Events are the only way in which a ledger changes; the record is these events, and nobody edits it. */

/** What an event of each kind says: each noun's own, in its `shape.ts`. */
export type EventData = Events;

/** A name under which somebody stands for what they do. */
export interface Signed {
  readonly name: string;
  readonly organization: string | null;
}

export type EventKind = keyof EventData;

/** Something of some of an event's texts, by their place in its data: see `record/texts.ts`. */
export type Texts = Readonly<Record<string, string>>;

/** What `decide` returns: an event before the server gives it a number, a time and its place in the chain. */
export type EventDraft = {
  [K in EventKind]: { readonly kind: K; readonly actor: EventActor; readonly data: EventData[K] };
}[EventKind];

/**
 * Who did it: a voice for what is said, a member for what is done in one's own name, `server` for what follows by itself. Where
 * voices are anonymous, `wheel` for whoever mediates and `somebody` for what would tie a voice to a hand on the canvas.
 */
export type EventActor = VoiceId | MemberId | "server" | typeof WHEEL | typeof SOMEBODY;

export type LedgerEvent = EventDraft & {
  readonly board: BoardId;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970 by the server's clock. */
  readonly at: number;
  /** SHA-256 (hex) of the event before; 64 zeros for the first. */
  readonly prev: string;
  /**
   * SHA-256 (hex) of this event without this field and the next two, as canonical JSON, with `{"sha256": …}` in the place of each
   * text that they name.
   */
  readonly hash: string;
  /** Beside each text that somebody wrote in `data`, by its place there, random hex. Absent in records that no later server has opened. */
  readonly salts?: Texts;
  /** SHA-256(salt + text) of texts that were withheld, by their place. Salt and text are gone; `data` says `WITHHELD` there. */
  readonly withheld?: Texts;
};
