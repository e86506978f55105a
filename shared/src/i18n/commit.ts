import type { Language } from "../nouns/board/board.ts";
import type { Hands } from "../nouns/commitment/commitment.ts";
import { type Sentence, say, sayList } from "./say.ts";
import { unmarked } from "./theirs.ts";

/** Commitments: what each person takes on. Always 'compromiso' in Spanish, never 'compromise' in English. */

export const commit = {
  title: { en: "Commitments", es: "Compromisos" },
  mine: { en: "My commitments", es: "Mis compromisos" },
  askFor: { en: "What will you take on for agreement {n}?", es: "¿A qué te comprometes para el acuerdo {n}?" },
  notShown: { en: "not shown to others yet", es: "aún no se muestra a nadie más" },
  bring: { en: "Take something on", es: "Me comprometo a algo" },
  withoutHands: {
    en: "{n} {n|agreement|agreements} that nobody carries yet",
    es: "{n} {n|acuerdo|acuerdos} que nadie lleva todavía",
  },
  allCarried: { en: "Somebody carries every standing agreement.", es: "Cada acuerdo en pie tiene quien lo lleve." },
  noStanding: {
    en: "Commitments begin when the first agreement stands.",
    es: "Los compromisos empiezan cuando el primer acuerdo está en pie.",
  },
  withoutHandsMark: { en: "nobody carries it yet", es: "nadie lo lleva todavía" },
  handsCount: { en: "{n} {n|commitment|commitments}", es: "{n} {n|compromiso|compromisos}" },
  standingTitle: { en: "Agreements that stand", es: "Acuerdos en pie" },
  othersTitle: { en: "Agreements not standing yet", es: "Acuerdos que aún no están en pie" },
  agreement: { en: "Agreement {n}", es: "Acuerdo {n}" },
  how: { en: "How will you help?", es: "¿Cómo vas a ayudar?" },
  what: {
    en: "What exactly? One line, beginning with a verb",
    es: "¿Qué, en concreto? Una línea que empiece por un verbo",
  },
  howMissing: { en: "Choose how.", es: "Elige cómo." },
  whatMissing: { en: "Write what you will do.", es: "Escribe qué vas a hacer." },
  when: { en: "By when?", es: "¿Para cuándo?" },
  withinAWeek: { en: "Within a week", es: "Antes de una semana" },
  beforeNext: { en: "Before we meet again", es: "Antes del próximo encuentro" },
  pick: { en: "Pick a day", es: "Elegir día" },
  day: { en: "Day", es: "Día" },
  dayMissing: {
    en: "Choose a whole day, or “Before we meet again”.",
    es: "Elige un día entero, o «Antes del próximo encuentro».",
  },
  dayHint: {
    en: "As you would say it: “15 January”, “Friday”, “in two weeks”; in numbers, the day comes before the month.",
    es: "Como lo dirías: «15 de enero», «el viernes», «en dos semanas»; en números, el día va antes que el mes.",
  },
  dayNotRead: {
    en: "This cannot be read as a day. Write it like “15 January” or “in two weeks”.",
    es: "No se entiende qué día es. Escríbelo como «15 de enero» o «en dos semanas».",
  },
  calendar: { en: "Calendar", es: "Calendario" },
  noDay: {
    en: "That day cannot be right: check the year.",
    es: "Ese día no puede ser: comprueba el año.",
  },
  pastDay: { en: "That day is already past.", es: "Ese día ya ha pasado." },
  withWhom: { en: "With whom? (optional)", es: "¿Con quién? (opcional)" },
  withHint: {
    en: "They are asked, and appear with it only once they say yes; the commitment is yours.",
    es: "Se les pregunta, y solo aparecen cuando dicen que sí; el compromiso es tuyo.",
  },
  invitations: { en: "You are asked to join in", es: "Te piden que te sumes" },
  about: { en: "{who}, for agreement {n}", es: "{who}, para el acuerdo {n}" },
  join: { en: "I join in", es: "Me sumo" },
  decline: { en: "Not me", es: "Yo no" },
  joinedIn: { en: "Commitments I have joined", es: "Compromisos a los que me he sumado" },
  namedIn: { en: "Commitments in which others have named me", es: "Compromisos en los que me han nombrado" },
  stepOff: { en: "Leave this commitment", es: "Salir de este compromiso" },
  as: { en: "In whose name?", es: "¿En nombre de quién?" },
  asMe: { en: "In my own name", es: "A título personal" },
  asOrganization: { en: "On behalf of {organization}", es: "En nombre de {organization}" },
  make: { en: "I commit to this", es: "Me comprometo" },
  nothing: { en: "Nothing this time", es: "Esta vez, nada" },
  cancel: { en: "Cancel", es: "Cancelar" },
  howIsIt: { en: "How is it going?", es: "¿Cómo va?" },
  withdraw: { en: "Withdraw it", es: "Retirarlo" },
  withdrawSure: {
    en: "Withdraw this commitment? It stays in the record.",
    es: "¿Retirar este compromiso? Quedará en el registro.",
  },
  due: { en: "by {date}", es: "para el {date}" },
  with: { en: "with {who}", es: "con {who}" },
  asked: { en: "asked: {who}", es: "se ha pedido a: {who}" },
  named: { en: "named by {by}: {who}", es: "{by} nombró a: {who}" },
  /** Where no name stands before it. */
  for: { en: "on behalf of {organization}", es: "en nombre de {organization}" },
  byFor: { en: "{name}, on behalf of {organization}", es: "{name}, en nombre de {organization}" },
  late: { en: "overdue", es: "fuera de plazo" },
  observing: {
    en: "You are observing: commitments are made by those who take part.",
    es: "Estás observando: los compromisos los hacen quienes participan.",
  },
} as const satisfies Record<string, Sentence>;

/** Who has to do with a commitment beside whoever made it, by their names. */
export interface Companions {
  readonly joined: readonly string[];
  readonly asked: readonly string[];
  readonly named: readonly string[];
}

/** 'with Ana; asked: Luis': who joined in is with it, who was only asked or named is not. Empty where there is nobody. */
export function sayCompanions(language: Language, by: string, companions: Companions, mark = unmarked): string {
  const { joined, asked, named } = companions;
  const list = (names: readonly string[]) => sayList(language, names.map(mark));
  const parts = [
    joined.length > 0 && say(language, commit.with, { who: list(joined) }),
    asked.length > 0 && say(language, commit.asked, { who: list(asked) }),
    named.length > 0 && say(language, commit.named, { by: mark(by), who: list(named) }),
  ];
  return parts.filter(Boolean).join("; ");
}

/** What the line could begin with. */
export const commitExamples: Readonly<Record<Hands, Sentence>> = {
  do: { en: "Bring chairs for forty people", es: "Llevar sillas para cuarenta personas" },
  lend: { en: "Lend our room on Tuesday afternoons", es: "Prestar nuestra sala los martes por la tarde" },
  "find-out": { en: "Find out who signs the permit", es: "Averiguar quién firma el permiso" },
  tell: { en: "Tell our assembly on Thursday", es: "Contarlo en nuestra asamblea del jueves" },
  accompany: { en: "Support whoever takes it on", es: "Acompañar a quien lo haga" },
};
