import type { Sentence } from "./say.ts";

/** How a board with anonymous voices speaks of its people: counted, not named, but where somebody signs. */

export const crowd = {
  few: {
    en: "People are counted here from three on.",
    es: "Aquí se cuenta a la gente a partir de tres.",
  },
  mediating: { en: "{n} {n|mediates|mediate}", es: "{n} {n|media|median}" },
  participating: { en: "{n} {n|takes|take} part", es: "{n} {n|participa|participan}" },
  observing: { en: "{n} {n|observes|observe}", es: "{n} {n|observa|observan}" },
  noList: {
    en: "Voices are anonymous here: nobody sees who is on the board, only how many, and that a little late.",
    es: "Aquí las voces son anónimas: nadie ve quién está en el tablero, solo cuánta gente, y con algo de retraso.",
  },
  excusedCount: { en: "How many have sent apologies", es: "Cuántas personas excusan su asistencia" },
  excusedWrong: {
    en: "Write a number, at most that of those who take part.",
    es: "Escribe un número, como mucho el de quienes participan.",
  },
  excusedHint: {
    en: "Their answers are not waited for, and nobody is named.",
    es: "Sus respuestas no se esperan y no se nombra a nadie.",
  },
  excusedNow: { en: "{n} {n|has|have} sent apologies", es: "{n} {n|excusa|excusan} su asistencia" },
  heard: { en: "Who has answered ({n})", es: "Quiénes han respondido ({n})" },
  removeHint: {
    en: "The person is out at once: those in the room may see whose voice it was.",
    es: "La persona sale al momento: en la sala se podrá ver de quién era la voz.",
  },
  sign: { en: "The name you sign with", es: "El nombre con el que firmas" },
  signMissing: { en: "A commitment needs your name.", es: "Un compromiso necesita tu nombre." },
  signFor: { en: "Organisation (optional)", es: "Organización (opcional)" },
  signHint: {
    en: "A commitment carries your name. It is shown together with other people’s, once its agreement has had no new answers for five minutes, so that nobody can tell which voice is yours.",
    es: "Un compromiso lleva tu nombre. Se muestra junto a los de otras personas, cuando su acuerdo lleve cinco minutos sin respuestas nuevas, para que nadie pueda saber cuál es tu voz.",
  },
  minutes: {
    en: "Voices were anonymous: {people}. Who took part is not written down.",
    es: "Las voces fueron anónimas: {people}. No consta quiénes participaron.",
  },
  minutesFew: {
    en: "Voices were anonymous. Who took part is not written down.",
    es: "Las voces fueron anónimas. No consta quiénes participaron.",
  },
} as const satisfies Record<string, Sentence>;
