import {
  answerOf,
  type CanvasValue,
  type Card,
  currentVersion,
  isInPlace,
  type Ledger,
  type Placed,
  type PositionId,
  RECORDS,
  readCards,
  type Score,
  type StatementId,
  type VoiceId,
} from "@acuerdo/shared";
import type * as Y from "yjs";
import type { Given } from "./analysis.ts";

/** What the worker is told: positions with their stances and piles, and everybody's answers. */

/** Cards that cover more than half of each other were laid there on purpose; a tidy grid says nothing. */
const PILE = { w: 120, h: 60 } as const;
/** Farther than anything is near. */
const FAR = 1_000_000;

function pilesOf(cards: readonly Card[]): Map<PositionId, string> {
  const piles = new Map<PositionId, string>();
  for (const card of cards) {
    const under = cards.find(
      (other) =>
        other.positionId !== card.positionId &&
        Math.abs(other.x - card.x) < PILE.w &&
        Math.abs(other.y - card.y) < PILE.h,
    );
    if (!under) continue;
    const pile = piles.get(under.positionId) ?? under.positionId;
    piles.set(under.positionId, pile);
    piles.set(card.positionId, pile);
  }
  return piles;
}

function ratingsOf(ledger: Ledger, id: StatementId): Map<string, Score> {
  const ratings = new Map<string, Score>();
  for (const { by, grade } of ledger.stances.get(id)?.values() ?? []) {
    const answer = answerOf(grade);
    if (typeof answer === "number") ratings.set(by, answer);
  }
  return ratings;
}

export function notesOf(ledger: Ledger, doc: Y.Doc): Placed[] {
  const cards = readCards(doc.getMap<CanvasValue>(RECORDS).entries());
  const piles = pilesOf(cards);
  const standing = [...ledger.positions.values()].filter(({ withdrawn, text }) => !withdrawn && !isInPlace(text));
  return standing.map(({ id, text }, n) => {
    const frame = piles.get(id);
    const note = { id, text, x: n * FAR, y: 0, ratings: ratingsOf(ledger, id) };
    return frame === undefined ? note : { ...note, frame };
  });
}

type Answered = Pick<Ledger, "stances" | "positions" | "agreements" | "versions">;

/** What stands on the table: positions that were not withdrawn, wordings that are being tested. */
function standingOn(ledger: Answered): StatementId[] {
  const statements: StatementId[] = [...ledger.positions.values()]
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id }) => id);
  for (const agreement of ledger.agreements.values()) {
    const version = agreement.letGo === null ? currentVersion(ledger, agreement) : null;
    if (version) statements.push(version.id);
  }
  return statements;
}

/** Whether at least so many people have answered something that stands on the table. */
export function haveAnswered(ledger: Answered, fewest: number): boolean {
  const people = new Set<VoiceId>();
  for (const id of standingOn(ledger)) {
    for (const by of ledger.stances.get(id)?.keys() ?? []) people.add(by);
    if (people.size >= fewest) return true;
  }
  return false;
}

/** Answers to what stands on the table. */
export function givenOn(ledger: Answered): Given[] {
  return standingOn(ledger).flatMap((id) =>
    [...(ledger.stances.get(id)?.values() ?? [])].map(({ by, grade }): Given => [by, id, answerOf(grade)]),
  );
}
