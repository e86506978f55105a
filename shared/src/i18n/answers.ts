import type { Language } from "../nouns/board/board.ts";
import type { Grade } from "../nouns/stance/stance.ts";
import { type Sentence, say, sayList } from "./say.ts";

/** Answers told of other people, as the minutes do: what somebody did, or how many did. The grades themselves say 'I'. */

const told: Readonly<Record<Grade, Sentence>> = {
  endorse: { en: "{n|makes|make} it theirs", es: "{n|lo hace|lo hacen} suyo" },
  agree: { en: "{n|agrees|agree}", es: "{n|está|están} de acuerdo" },
  accept: { en: "can live with it", es: "{n|puede|pueden} aceptarlo" },
  reserve: { en: "{n|has|have} serious reservations", es: "{n|tiene|tienen} reservas serias" },
  object: { en: "{n|objects|object}", es: "{n|tiene|tienen} una objeción" },
  "stand-aside": { en: "{n|stands|stand} aside", es: "{n|se hace|se hacen} a un lado" },
  "need-to-talk": { en: "{n|needs|need} to talk about it first", es: "antes {n|necesita|necesitan} conversarlo" },
};

const answers = {
  count: { en: "{n} {told}", es: "{n} {told}" },
  one: { en: "{who} {told}:", es: "{who} {told}:" },
} as const satisfies Record<string, Sentence>;

/** '8 make it theirs, 7 agree and 1 can live with it'. */
export function sayCounts(
  language: Language,
  counts: readonly { readonly grade: Grade; readonly people: number }[],
): string {
  return sayList(
    language,
    counts.map(({ grade, people: n }) => say(language, answers.count, { n, told: say(language, told[grade], { n }) })),
  );
}

/** 'Priya Nair (School) stands aside:', before her words. */
export function sayWhoAnswered(language: Language, who: string, grade: Grade): string {
  return say(language, answers.one, { who, told: say(language, told[grade], { n: 1 }) });
}
