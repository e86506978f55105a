import {
  type Actor,
  type Counts,
  type Grade,
  type Language,
  type Ledger,
  type Position,
  type PositionId,
  speakerName,
  takesPart,
  weighStatement,
} from "@acuerdo/shared";
import { type Atom, atom, transact } from "@tldraw/tldraw";

/**
 * What the cards show, from the ledger: one signal for each position, so that a stance given on one card draws that
 * card again and no other.
 */

export interface CardFace {
  readonly position: Position;
  readonly author: string;
  /** Of the board: what the words are written in. */
  readonly lang: Language;
  readonly counts: Counts;
  /** My own answer. */
  readonly mine: Grade | null;
  /** Whether I am shown how others answered: after my own answer, so that none pulls mine. */
  readonly open: boolean;
}

export interface Reader {
  readonly ledger: Ledger;
  readonly me: Actor;
  readonly language: Language;
}

/** What a face is made from: while these are the same objects, the face is the same. */
function sourcesOf({ ledger, me, language }: Reader, position: Position): readonly unknown[] {
  const { stances, held, members, aliases, board } = ledger;
  return [position, stances.get(position.id), held.get(position.id), members, aliases, board, me, language];
}

function faceOf({ ledger, me, language }: Reader, position: Position): CardFace {
  const mine = ledger.stances.get(position.id)?.get(me.voiceId)?.grade ?? null;
  return {
    position,
    author: speakerName(ledger, position.by, language, position.said),
    lang: ledger.board.language,
    counts: weighStatement(ledger, position.id).tally.whole,
    mine,
    open: mine !== null || !takesPart(ledger, me),
  };
}

export class Faces {
  readonly #atoms = new Map<PositionId, Atom<CardFace | null>>();
  readonly #sources = new Map<PositionId, readonly unknown[]>();
  readonly #ledger = atom<Ledger | null>("ledger", null);

  /** The whole ledger, for what a cluster says about its cards. */
  get ledger(): Ledger | null {
    return this.#ledger.get();
  }

  /** Null while the position is on its way: either document may arrive first. */
  card(id: PositionId): CardFace | null {
    return this.#atom(id).get();
  }

  update(reader: Reader): void {
    transact(() => {
      this.#ledger.set(reader.ledger);
      for (const position of reader.ledger.positions.values()) {
        const sources = sourcesOf(reader, position);
        const before = this.#sources.get(position.id);
        if (before && sources.every((source, i) => source === before[i])) continue;
        this.#sources.set(position.id, sources);
        this.#atom(position.id).set(faceOf(reader, position));
      }
      for (const id of this.#sources.keys()) if (!reader.ledger.positions.has(id)) this.#forget(id);
    });
  }

  /** It was shown before the server had it, and was refused; or the server has lost it. */
  #forget(id: PositionId): void {
    this.#sources.delete(id);
    this.#atom(id).set(null);
  }

  #atom(id: PositionId): Atom<CardFace | null> {
    let known = this.#atoms.get(id);
    if (!known) {
      known = atom<CardFace | null>(`card ${id}`, null);
      this.#atoms.set(id, known);
    }
    return known;
  }
}
