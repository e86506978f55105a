import type { Judgement } from "../convergence/judgement.ts";
import type { Language } from "../nouns/board/board.ts";
import { type Sentence, say, sayList } from "./say.ts";
import { sayCount } from "./standing.ts";
import { unmarked } from "./theirs.ts";

/** What an agreement that does not stand yet still lacks, and whom nobody has heard, in one sentence each. */

export const near = {
  title: { en: "Nearest to agreement", es: "Lo más cerca de un acuerdo" },
  titleHint: {
    en: "What each one lacks; the one that lacks least comes first.",
    es: "Lo que le falta a cada uno; primero, el que menos necesita.",
  },
  allStand: { en: "Every agreement under test stands.", es: "Todos los acuerdos puestos a prueba están en pie." },
  objections: { en: "{count} open {n|objection|objections}", es: "{count} {n|objeción abierta|objeciones abiertas}" },
  reservations: { en: "{count} {n|reservation|reservations}", es: "{count} {n|reserva|reservas}" },
  tooFew: { en: "too few people can live with it", es: "pocas personas pueden aceptarlo" },
  acceptance: {
    en: "{count} more {n|person|people} would have to be able to live with it",
    es: "{n|falta|faltan} {count} {n|persona que pueda|personas que puedan} aceptarlo",
  },
  below: { en: "it does not hold yet in {groups}", es: "aún no se sostiene en {groups}" },
  support: {
    en: "{count} more {n|person|people} would have to agree (4 or 5 fingers)",
    es: "{n|falta|faltan} {count} {n|persona que lo apoye|personas que lo apoyen} (4 o 5 dedos)",
  },
  tooFewWant: { en: "too few people agree (4 or 5 fingers)", es: "pocas personas lo apoyan (4 o 5 dedos)" },
  answers: {
    en: "{count} more {n|answer|answers} needed",
    es: "{n|hace|hacen} falta {count} {n|respuesta|respuestas} más",
  },
  notHeard: { en: "answers missing from {groups}", es: "faltan respuestas de {groups}" },
  people: {
    en: "at least {count} {n|person has|people have} to answer, and fewer take part",
    es: "{n|hace|hacen} falta al menos {count} {n|persona que responda|personas que respondan}, y participan menos",
  },
  declines: { en: "too many people stood aside to judge it", es: "demasiada gente se ha hecho a un lado" },
  undecided: { en: "more answers would settle it", es: "con más respuestas se sabrá" },
  silent: { en: "Still to answer: {who}.", es: "{n|Falta|Faltan} por responder: {who}." },
  silentGroup: { en: "{group} ({names})", es: "{group} ({names})" },
  silentCount: {
    en: "{count} {n|person has|people have} not answered yet.",
    es: "{n|Falta|Faltan} por responder {count} {n|persona|personas}.",
  },
  fewHidden: {
    en: "{n} {n|has|have} answered. What they said is shown once three have: voices are anonymous here.",
    es: "{n|Ha|Han} respondido {n}. Se verá qué dijeron cuando respondan tres personas: aquí las voces son anónimas.",
  },
} as const satisfies Record<string, Sentence>;

interface Lack {
  readonly words: string;
  /** Things that are there (objections, reservations) are read together; what is missing follows. */
  readonly there: boolean;
  /** Holds an 'and' of its own. */
  readonly long?: boolean;
}

const counted = (language: Language, sentence: Sentence, n: number): string =>
  say(language, sentence, { n, count: sayCount(language, n) });

const acceptanceOf = (judgement: Judgement): number => (judgement.mode === "room" ? judgement.acceptanceMissing : 0);
const supportOf = (judgement: Judgement): number => (judgement.mode === "room" ? judgement.supportMissing : 0);

function sayFloorLack(language: Language, judgement: Judgement): Lack[] {
  const { fails, groupsBelow } = judgement;
  const lacks: Lack[] = [];
  const n = Math.max(0, acceptanceOf(judgement) - judgement.objections);
  if (n > 0) lacks.push({ words: counted(language, near.acceptance, n), there: false });
  else if (judgement.mode === "crowd" && fails.includes("floor") && judgement.answersMissing === 0)
    lacks.push({ words: say(language, near.tooFew), there: false });
  if (groupsBelow.length > 0) {
    const groups = sayList(language, groupsBelow);
    lacks.push({ words: say(language, near.below, { groups }), there: false, long: groupsBelow.length > 1 });
  }
  return lacks;
}

function sayEnergyLack(language: Language, judgement: Judgement): Lack[] {
  // while answers are missing nobody can say that too few want it
  if (!judgement.fails.includes("energy") || judgement.answersMissing > 0) return [];
  const n = supportOf(judgement);
  return [{ words: n > 0 ? counted(language, near.support, n) : say(language, near.tooFewWant), there: false }];
}

function sayHearingLack(language: Language, judgement: Judgement): Lack[] {
  const { groupsNotHeard, answersMissing, declines } = judgement;
  if (declines) return [{ words: say(language, near.declines), there: false }];
  if (groupsNotHeard.length > 0) {
    const groups = sayList(language, groupsNotHeard);
    const words = say(language, near.notHeard, { groups, n: groupsNotHeard.length });
    return [{ words, there: false, long: groupsNotHeard.length > 1 }];
  }
  const needed = judgement.answered + answersMissing;
  if (judgement.mode === "room" && answersMissing > 0 && needed > judgement.expected)
    return [{ words: counted(language, near.people, needed), there: false }];
  return answersMissing > 0 ? [{ words: counted(language, near.answers, answersMissing), there: false }] : [];
}

function lacksOf(language: Language, judgement: Judgement): Lack[] {
  const { objections, concerns, fails } = judgement;
  const lacks: Lack[] = [];
  const open = fails.includes("objection") ? objections : 0;
  if (open > 0) lacks.push({ words: counted(language, near.objections, open), there: true });
  if (concerns > 0) lacks.push({ words: counted(language, near.reservations, concerns), there: true });
  lacks.push(...sayFloorLack(language, judgement), ...sayEnergyLack(language, judgement));
  lacks.push(...sayHearingLack(language, judgement));
  return lacks.some(({ there }) => !there) || open > 0
    ? lacks
    : [...lacks, { words: say(language, near.undecided), there: false }];
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** 'Two reservations and answers missing from the School.' Two things are joined by 'and', more by semicolons. */
export function sayMissing(language: Language, judgement: Judgement): string {
  const lacks = lacksOf(language, judgement);
  if (lacks.length <= 2 && !lacks.some(({ long }) => long)) {
    return `${capital(
      sayList(
        language,
        lacks.map(({ words }) => words),
      ),
    )}.`;
  }
  const there = lacks.filter((lack) => lack.there).map(({ words }) => words);
  const missing = lacks.filter((lack) => !lack.there).map(({ words }) => words);
  const parts = there.length > 0 ? [sayList(language, there), ...missing] : missing;
  return `${capital(parts.join("; "))}.`;
}

/** Somebody whose answer is missing. */
export interface Silent {
  readonly name: string;
  readonly organization: string | null;
}

/** 'Still to answer: School (Ana and Luis) and Marta.' Organisations first, each with its people. */
export function saySilent(language: Language, people: readonly Silent[], mark = unmarked): string {
  const groups = new Map<string, string[]>();
  for (const { name, organization } of people) {
    if (organization !== null) groups.set(organization, [...(groups.get(organization) ?? []), name]);
  }
  const organized = [...groups].map(([group, names]) =>
    say(language, near.silentGroup, { group: mark(group), names: sayList(language, names.map(mark)) }),
  );
  const alone = people.filter(({ organization }) => organization === null).map(({ name }) => mark(name));
  return say(language, near.silent, { who: sayList(language, [...organized, ...alone]), n: people.length });
}

/** Where voices are anonymous: how many, never who. */
export function saySilentCount(language: Language, n: number): string {
  return capital(counted(language, near.silentCount, n));
}
