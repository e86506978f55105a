import type { Judgement, Words } from "../convergence/judgement.ts";
import { wordsOf } from "../convergence/judgement.ts";
import type { Laid } from "../ledger/weigh.ts";
import type { Language } from "../nouns/board/board.ts";
import { type Sentence, say, sayList } from "./say.ts";
import { standings } from "./vocabulary.ts";

/** How a statement and the whole floor stand, in sentences: words before numbers, people never a percentage. */

export const standing = {
  noReservations: { en: "nobody has a reservation", es: "sin reservas" },
  reservations: { en: "{count} {n|reservation|reservations}", es: "{count} {n|reserva|reservas}" },
  recorded: { en: "{count} recorded {n|objection|objections}", es: "{count} {n|objeción|objeciones} en acta" },
  tolerated: {
    en: "people can live with it, but too few agree (4 or 5 fingers)",
    es: "se puede aceptar, pero pocas personas lo apoyan (4 o 5 dedos)",
  },
  objections: {
    en: "{count} {n|person cannot|people cannot} accept it",
    es: "{count} {n|persona no puede|personas no pueden} aceptarlo",
  },
  acceptance: {
    en: "{count} more {n|person|people} would have to be able to live with it",
    es: "{n|falta|faltan} {count} {n|persona que pueda|personas que puedan} aceptarlo",
  },
  tooFew: { en: "too few people can live with it", es: "pocas personas pueden aceptarlo" },
  answersMissing: {
    en: "{count} more {n|answer is|answers are} needed",
    es: "{n|hace|hacen} falta {count} {n|respuesta|respuestas} más",
  },
  peopleMissing: {
    en: "at least {count} {n|person has|people have} to answer, and fewer take part",
    es: "{n|hace|hacen} falta al menos {count} {n|persona que responda|personas que respondan}, y participan menos",
  },
  undecided: { en: "more answers would settle it", es: "con más respuestas se sabrá" },
  declines: {
    en: "everybody answered, and too many stood aside to judge it",
    es: "todo el mundo ha respondido, y demasiada gente se ha hecho a un lado",
  },
  sharedNo: {
    en: "Most people say no to it: that is common ground too.",
    es: "La mayoría le dice que no: eso también es terreno común.",
  },
  notHeard: { en: "Answers from {groups} are missing.", es: "Faltan respuestas de {groups}." },
  below: { en: "It does not hold yet in {groups}.", es: "Aún no se sostiene en {groups}." },
  answered: { en: "{answered} of {expected} answered", es: "{answered} de {expected} {answered|ha|han} respondido" },
  answeredLate: {
    en: "{answered} of {expected} answered; {late} came later and {late|counts|count} once they answer",
    es: "{answered} de {expected} {answered|ha|han} respondido; {late} {late|llegó después y contará cuando responda|llegaron después y contarán cuando respondan}",
  },
  floorNone: {
    en: "No agreement has been put to the test yet.",
    es: "Todavía no se ha puesto a prueba ningún acuerdo.",
  },
  floorOne: { en: "One agreement so far. {standing}", es: "Por ahora, un acuerdo. {standing}" },
  floor: { en: "Of {n} {n|agreement|agreements}: {list}.", es: "De {n} {n|acuerdo|acuerdos}: {list}." },
  notHeardOn: {
    en: "Answers from {groups} are missing on {agreements}.",
    es: "Faltan respuestas de {groups} sobre {agreements}.",
  },
  answersOn: {
    en: "On {agreements}, answers are still missing.",
    es: "Faltan respuestas sobre {agreements}.",
  },
  agreements: { en: "{n|agreement|agreements} {list}", es: "{n|el acuerdo|los acuerdos} {list}" },
} as const satisfies Record<string, Sentence>;

const floorParts: Readonly<Record<Words, Sentence>> = {
  standing: { en: "{n} {n|stands|stand}", es: "{n} {n|está|están} en pie" },
  "standing-with-reservations": {
    en: "{n} {n|stands|stand} with reservations",
    es: "{n} {n|está|están} en pie con reservas",
  },
  tolerated: { en: "{n} {n|is|are} tolerated", es: "{n} {n|se tolera|se toleran}" },
  "open-objection": { en: "{n} {n|has|have} an open objection", es: "{n} {n|tiene|tienen} una objeción abierta" },
  "not-enough-common-ground": {
    en: "{n} {n|has|have} not enough common ground yet",
    es: "a {n} aún {n|le|les} falta terreno común",
  },
  "still-listening": { en: "{n} {n|is|are} waiting for answers", es: "en {n} faltan respuestas" },
};

const NUMERALS: Readonly<Record<Language, readonly string[]>> = {
  en: ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
  es: ["ninguna", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"],
};

/** Small numbers in words; feminine in Spanish, as all that is counted here (personas, reservas, respuestas). */
export function sayCount(language: Language, n: number): string {
  return NUMERALS[language][n] ?? String(n);
}

const counted = (language: Language, sentence: Sentence, n: number): string =>
  say(language, sentence, { n, count: sayCount(language, n) });

function sayLacking(language: Language, judgement: Judgement): string {
  const missing = judgement.mode === "room" ? judgement.acceptanceMissing : 0;
  return missing > 0 ? counted(language, standing.acceptance, missing) : say(language, standing.tooFew);
}

function sayOpen(language: Language, judgement: Judgement): string {
  if (judgement.declines) return say(language, standing.declines);
  const needed = judgement.answered + judgement.answersMissing;
  if (judgement.mode === "room" && judgement.answersMissing > 0 && needed > judgement.expected)
    return counted(language, standing.peopleMissing, needed);
  return judgement.answersMissing > 0
    ? counted(language, standing.answersMissing, judgement.answersMissing)
    : say(language, standing.undecided);
}

function sayConcerns(language: Language, { concerns, objections }: Judgement): string {
  const parts: string[] = [];
  if (concerns > 0) parts.push(counted(language, standing.reservations, concerns));
  if (objections > 0) parts.push(counted(language, standing.recorded, objections));
  return sayList(language, parts);
}

/** Why it stands as it stands: the half of the sentence behind the colon. */
function sayWhy(language: Language, judgement: Judgement, words: Words): string {
  switch (words) {
    case "standing":
      return say(language, standing.noReservations);
    case "standing-with-reservations":
      return sayConcerns(language, judgement);
    case "tolerated":
      return say(language, standing.tolerated);
    case "open-objection":
      return counted(language, standing.objections, judgement.objections);
    case "not-enough-common-ground":
      return sayLacking(language, judgement);
    case "still-listening":
      return sayOpen(language, judgement);
  }
}

/** 'Standing with reservations: two reservations. Answers from the Parents' Association are missing.' */
export function sayStanding(language: Language, judgement: Judgement): string {
  const words = wordsOf(judgement);
  const { groupsBelow, groupsNotHeard, sharedNo } = judgement;
  const sentences = [`${say(language, standings[words])}: ${sayWhy(language, judgement, words)}.`];
  if (groupsBelow.length > 0) sentences.push(say(language, standing.below, { groups: sayList(language, groupsBelow) }));
  if (groupsNotHeard.length > 0) {
    const groups = sayList(language, groupsNotHeard);
    sentences.push(say(language, standing.notHeard, { groups, n: groupsNotHeard.length }));
  }
  if (sharedNo) sentences.push(say(language, standing.sharedNo));
  return sentences.join(" ");
}

/** '12 of 14 answered', and how many came too late to be waited for. */
export function sayAnswered(language: Language, { answered, expected, late }: Judgement): string {
  if (late) return say(language, standing.answeredLate, { answered, expected, late });
  return say(language, standing.answered, { answered, expected });
}

function sayNumbers(language: Language, numbers: readonly number[]): string {
  return say(language, standing.agreements, { n: numbers.length, list: sayList(language, numbers.map(String)) });
}

/** The floor in one sentence: 'Of 5 agreements: 2 stand, 1 stands with reservations and 2 are waiting for answers.' */
export function sayFloor(language: Language, floor: readonly Laid[]): string {
  const [first] = floor;
  if (!first) return say(language, standing.floorNone);
  if (floor.length === 1) {
    return say(language, standing.floorOne, { standing: sayStanding(language, first.judgement) });
  }
  const list = (Object.keys(floorParts) as Words[]).flatMap((words) => {
    const n = floor.filter((laid) => laid.words === words).length;
    return n > 0 ? [say(language, floorParts[words], { n })] : [];
  });
  return say(language, standing.floor, { n: floor.length, list: sayList(language, list) });
}

/** Groups that were not heard, together where it was on the same agreements. */
function silentGroups(floor: readonly Laid[]): { groups: string[]; numbers: number[] }[] {
  const silent = new Map<string, number[]>();
  for (const { agreement, judgement } of floor) {
    for (const group of judgement.groupsNotHeard) {
      silent.set(group, [...(silent.get(group) ?? []), agreement.number]);
    }
  }
  const together = new Map<string, { groups: string[]; numbers: number[] }>();
  for (const [group, numbers] of silent) {
    const known = together.get(numbers.join());
    if (known) known.groups.push(group);
    else together.set(numbers.join(), { groups: [group], numbers });
  }
  return [...together.values()];
}

/** Who has not been heard, and on what: a sentence for the groups of each set of agreements, one for answers missing beside. */
export function sayNotHeard(language: Language, floor: readonly Laid[]): string[] {
  const sentences = silentGroups(floor).map(({ groups, numbers }) => {
    const agreements = sayNumbers(language, numbers);
    return say(language, standing.notHeardOn, { groups: sayList(language, groups), n: groups.length, agreements });
  });
  const others = floor.filter(
    ({ judgement }) => judgement.answersMissing > 0 && judgement.groupsNotHeard.length === 0 && !judgement.declines,
  );
  if (others.length > 0) {
    const agreements = sayNumbers(
      language,
      others.map(({ agreement }) => agreement.number),
    );
    sentences.push(say(language, standing.answersOn, { agreements }));
  }
  return sentences;
}
