import type { EventData, LedgerEvent, Texts } from "../../ledger/event.ts";
import { WITHHELD } from "../../ledger/withheld.ts";
import { textAt, withTexts, writtenPlaces } from "../../record/texts.ts";
import { EVENTS } from "../events.ts";

/** Which texts of the record go with a withholding, for the server that does it and whoever checks that it was done. */

type Withheld = EventData["words.withheld"];

/** Where somebody comes from is their organisation's, and counts: it stays. */
const OF_AN_ORGANIZATION = /(^|\.)organization$/;
/** A person's own: what they are called and bring. */
const OF_A_PERSON: Readonly<Record<string, readonly string[]>> = {
  "member.joined": ["name", "brings"],
  "member.changed": ["name", "brings", "was.name"],
};
const SIGNED = "signed.name";

/** The thing that an event is about: the first id that its kind names. */
function subjectOf({ kind, data }: Pick<LedgerEvent, "kind" | "data">): unknown {
  const first = Object.entries(EVENTS[kind]).find(([, field]) => field.type === "id");
  return first && (data as Readonly<Record<string, unknown>>)[first[0]];
}

/** Whether the other event says the same of the same thing: a version is a wording once more, an answer is no part of what it answers. */
export function saysAgain(event: LedgerEvent, other: LedgerEvent): boolean {
  if (subjectOf(event) === undefined || subjectOf(event) !== subjectOf(other)) return false;
  const areAnswers = [event, other].filter(({ kind }) => kind === "stance.taken").length;
  if (areAnswers === 1 || (areAnswers === 2 && event.actor !== other.actor)) return false;
  const texts = writtenPlaces(event.kind, event.data).map((place) => textAt(event.data, place));
  return writtenPlaces(other.kind, other.data).some((place) => texts.includes(textAt(other.data, place)));
}

/** The places in an earlier event whose texts go. */
export function meantIn({ about, by, lines }: Withheld, event: LedgerEvent): readonly string[] {
  const all = [...new Set([...writtenPlaces(event.kind, event.data), ...Object.keys(event.withheld ?? {})])];
  const written = all.filter((place) => !OF_AN_ORGANIZATION.test(place));
  if (about === null) return lines.includes(event.seq) ? written : [];
  if (event.kind === "commitment.made" && event.actor === about) return written.filter((place) => place === SIGNED);
  if (subjectOf(event) !== about) return [];
  const person = OF_A_PERSON[event.kind];
  if (person) return written.filter((place) => person.includes(place));
  if (event.kind === "member.removed") return [];
  const isAnswer = event.kind === "stance.taken";
  if (!isAnswer) return by === null ? written.filter((place) => !place.startsWith("signed.")) : [];
  return by === event.actor ? written : [];
}

/** The event without these texts. `digestOf`: of salt and text, as they stand in it. */
export function withoutTexts(
  event: LedgerEvent,
  places: readonly string[],
  digestAt: (event: LedgerEvent, place: string) => string,
): LedgerEvent {
  if (places.length === 0) return event;
  const kept = Object.entries(event.salts ?? {}).filter(([place]) => !places.includes(place));
  const gone: Texts = Object.fromEntries(places.map((place) => [place, digestAt(event, place)]));
  const { salts: _, ...rest } = event;
  return {
    ...rest,
    data: withTexts(event.data, Object.fromEntries(places.map((place) => [place, WITHHELD]))),
    ...(kept.length > 0 && { salts: Object.fromEntries(kept) }),
    withheld: { ...event.withheld, ...gone },
  } as LedgerEvent;
}
