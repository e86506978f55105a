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
  excuseMore: { en: "One more absent with notice", es: "Una ausencia avisada más" },
  excuseLess: { en: "One fewer absent with notice", es: "Una ausencia avisada menos" },
  excusedHint: {
    en: "So many answers are not waited for. Nobody is named.",
    es: "Tantas respuestas no se esperan. No se nombra a nadie.",
  },
  excusedNow: { en: "{n} absent with notice", es: "{n} {n|ausencia avisada|ausencias avisadas}" },
  heard: { en: "Who has been heard ({n})", es: "A quién se ha escuchado ({n})" },
  removeHint: {
    en: "Whoever is taken off goes out at once: those in the room may see whose voice it was.",
    es: "A quien se quita, sale al momento: en la sala se podrá ver de quién era la voz.",
  },
  sign: { en: "The name you sign with", es: "El nombre con el que firmas" },
  signMissing: { en: "A commitment needs your name.", es: "Un compromiso necesita tu nombre." },
  signFor: { en: "Organisation (optional)", es: "Organización (si quieres)" },
  signHint: {
    en: "A commitment carries your name. Others see it together with other people's, within five minutes, so that it does not tell which voice is yours.",
    es: "Un compromiso lleva tu nombre. Los demás lo verán junto a los de otras personas, en cinco minutos como mucho, para que no diga cuál es tu voz.",
  },
  onItsWay: { en: "not shown to others yet", es: "aún no lo ven los demás" },
  minutes: {
    en: "Voices were anonymous: {people}. Who took part is not written down.",
    es: "Las voces fueron anónimas: {people}. No consta quiénes participaron.",
  },
  minutesFew: {
    en: "Voices were anonymous. Who took part is not written down.",
    es: "Las voces fueron anónimas. No consta quiénes participaron.",
  },
} as const satisfies Record<string, Sentence>;
