import type { Language } from "../board.ts";
import type { Hands } from "../commitment.ts";
import { type Sentence, say, sayList } from "./say.ts";

/** Commitments: what each person takes on. Always 'compromiso' in Spanish, never 'compromise' in English. */

export const commit = {
  title: { en: "Commitments", es: "Compromisos" },
  mine: { en: "What I bring", es: "Lo que traigo" },
  askFor: { en: "What do you bring to agreement {n}?", es: "¿Qué traes al acuerdo {n}?" },
  bring: { en: "I bring something", es: "Traigo algo" },
  withoutHands: {
    en: "{n} {n|agreement|agreements} still without hands",
    es: "{n} {n|acuerdo|acuerdos} aún sin manos",
  },
  allCarried: { en: "Every standing agreement has hands.", es: "Todos los acuerdos en pie tienen manos." },
  noStanding: {
    en: "Commitments begin when the first agreement stands.",
    es: "Los compromisos empiezan cuando el primer acuerdo está en pie.",
  },
  withoutHandsMark: { en: "without hands", es: "sin manos" },
  handsCount: { en: "{n} {n|hand|hands}", es: "{n} {n|mano|manos}" },
  standingTitle: { en: "Agreements that stand", es: "Acuerdos en pie" },
  othersTitle: { en: "Agreements not standing yet", es: "Acuerdos que aún no están en pie" },
  agreement: { en: "Agreement {n}", es: "Acuerdo {n}" },
  how: { en: "How do you put a hand to it?", es: "¿Cómo pones la mano?" },
  what: { en: "In one line, beginning with a verb", es: "En una línea, empezando por un verbo" },
  howMissing: { en: "Choose how.", es: "Elige cómo." },
  whatMissing: { en: "Write what you will do.", es: "Escribe qué vas a hacer." },
  when: { en: "By when?", es: "¿Para cuándo?" },
  withinAWeek: { en: "Within a week", es: "En una semana" },
  beforeNext: { en: "Before we meet again", es: "Antes del próximo encuentro" },
  pick: { en: "Pick a day", es: "Elegir día" },
  day: { en: "Day", es: "Día" },
  dayMissing: {
    en: "Choose a whole day, or “Before we meet again”.",
    es: "Elige un día entero, o «Antes del próximo encuentro».",
  },
  noDay: {
    en: "That is not a day that can be meant: look at the year.",
    es: "Ese día no puede ser: mira el año.",
  },
  pastDay: { en: "That day is past already.", es: "Ese día ya ha pasado." },
  withWhom: { en: "With whom? (optional)", es: "¿Con quién? (si quieres)" },
  withHint: {
    en: "They are asked, and named with it only once they say yes; the commitment is yours.",
    es: "Se les pregunta, y solo aparecen cuando dicen que sí; el compromiso es tuyo.",
  },
  invitations: { en: "You are asked to join in", es: "Te piden que te sumes" },
  about: { en: "{who}, for agreement {n}", es: "{who}, para el acuerdo {n}" },
  join: { en: "I join in", es: "Me sumo" },
  decline: { en: "Not me", es: "Yo no" },
  joinedIn: { en: "What I have joined in", es: "A lo que me he sumado" },
  namedIn: { en: "Where others have named me", es: "Donde me han nombrado" },
  stepOff: { en: "Step off it", es: "Salir de él" },
  as: { en: "In whose name?", es: "¿En nombre de quién?" },
  asMe: { en: "As me", es: "A título personal" },
  asOrganization: { en: "For {organization}", es: "Por {organization}" },
  make: { en: "I commit to this", es: "Me comprometo" },
  nothing: { en: "Nothing this time", es: "Nada esta vez" },
  cancel: { en: "Cancel", es: "Cancelar" },
  howIsIt: { en: "How is it going?", es: "¿Cómo va?" },
  withdraw: { en: "Withdraw it", es: "Retirarlo" },
  withdrawSure: {
    en: "Withdraw this commitment? It stays in the record.",
    es: "¿Retirar este compromiso? Quedará en la memoria.",
  },
  due: { en: "by {date}", es: "para el {date}" },
  with: { en: "with {who}", es: "con {who}" },
  asked: { en: "asked: {who}", es: "se ha pedido a: {who}" },
  named: { en: "named by {by}: {who}", es: "{by} nombró a: {who}" },
  for: { en: "for {organization}", es: "por {organization}" },
  late: { en: "past its day", es: "pasada su fecha" },
  observing: {
    en: "You are looking on: commitments are made by those who take part.",
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
export function sayCompanions(language: Language, by: string, { joined, asked, named }: Companions): string {
  const parts = [
    joined.length > 0 && say(language, commit.with, { who: sayList(language, joined) }),
    asked.length > 0 && say(language, commit.asked, { who: sayList(language, asked) }),
    named.length > 0 && say(language, commit.named, { by, who: sayList(language, named) }),
  ];
  return parts.filter(Boolean).join("; ");
}

/** What the line could begin with. */
export const commitExamples: Readonly<Record<Hands, Sentence>> = {
  do: { en: "Print the card for the fridge door", es: "Imprimir la tarjeta para la nevera" },
  lend: { en: "Lend our room on Tuesday afternoons", es: "Prestar nuestra sala los martes por la tarde" },
  "find-out": { en: "Find out who signs the permit", es: "Averiguar quién firma el permiso" },
  tell: { en: "Tell our assembly on Thursday", es: "Contarlo en nuestra asamblea del jueves" },
  accompany: { en: "Keep whoever does it company", es: "Acompañar a quien lo haga" },
};
