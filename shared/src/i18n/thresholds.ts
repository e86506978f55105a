import type { Mode } from "../convergence/judgement.ts";
import type { Language } from "../nouns/board/board.ts";
import type { Preset } from "../nouns/board/presets.ts";
import { type Sentence, say } from "./say.ts";

/** What a board asks of an agreement before it stands, in words that are read aloud in the room. */

export const thresholds = {
  title: { en: "When an agreement stands", es: "Cuándo está en pie un acuerdo" },
  rule: { en: "When an agreement stands: “{name}”. {rule}", es: "Cuándo está en pie un acuerdo: «{name}». {rule}" },
  hint: {
    en: "It applies at once to every agreement of the board, and the minutes say which it was. Organisations of one or two people count only as part of the whole. None stands with fewer than three answers.",
    es: "Se aplica enseguida a todos los acuerdos del tablero, y el acta dice cuál fue. Las organizaciones de una o dos personas solo cuentan dentro del conjunto. Ninguno está en pie con menos de tres respuestas.",
  },
} as const satisfies Record<string, Sentence>;

export const presets: Readonly<Record<Preset, Sentence>> = {
  consent: { en: "By consent", es: "Por consentimiento" },
  standard: { en: "Minimum agreement", es: "Acuerdo mínimo" },
  strict: { en: "Everyone", es: "Todo el mundo" },
};

/** The rule of each preset: counted in a room of up to fifty people, estimated in a crowd. */
export const presetRules: Readonly<Record<Mode, Readonly<Record<Preset, Sentence>>>> = {
  room: {
    consent: {
      en: "Four in five have answered and nobody objects. Reservations are written down and do not stop it.",
      es: "Han respondido cuatro de cada cinco personas y nadie objeta. Las reservas se anotan y no lo detienen.",
    },
    standard: {
      en: "Four in five have answered and nobody objects. Four in five can live with it, and in every organisation three in five. One in three agrees (4 or 5 fingers).",
      es: "Han respondido cuatro de cada cinco personas y nadie objeta. Pueden aceptarlo cuatro de cada cinco, y en cada organización, tres de cada cinco. Una de cada tres lo apoya (4 o 5 dedos).",
    },
    strict: {
      en: "Four in five have answered, and everyone who did can live with it: no objection and no reservation. One in three agrees (4 or 5 fingers).",
      es: "Han respondido cuatro de cada cinco personas y todas pueden aceptarlo: ni objeciones ni reservas. Una de cada tres lo apoya (4 o 5 dedos).",
    },
  },
  crowd: {
    consent: {
      en: "Enough people have answered and at most one in ten objects. Objections and reservations are written down.",
      es: "Ha respondido bastante gente y objeta como mucho una de cada diez personas. Las objeciones y reservas se anotan.",
    },
    standard: {
      en: "Enough people have answered in every organisation and at most one in ten objects. Seven in ten can live with it, and in every organisation six in ten. One in three agrees (4 or 5 fingers).",
      es: "Ha respondido bastante gente en cada organización y objeta como mucho una de cada diez personas. Pueden aceptarlo siete de cada diez, y en cada organización, seis de cada diez. Una de cada tres lo apoya (4 o 5 dedos).",
    },
    strict: {
      en: "Enough people have answered in every organisation, and everyone who did can live with it: no objection and no reservation. One in three agrees (4 or 5 fingers).",
      es: "Ha respondido bastante gente en cada organización y todas las personas pueden aceptarlo: ni objeciones ni reservas. Una de cada tres lo apoya (4 o 5 dedos).",
    },
  },
};

/** 'When an agreement stands: “By consent”. Four in five have answered and nobody objects. …' */
export function sayThresholds(language: Language, preset: Preset, mode: Mode): string {
  const [name, rule] = [say(language, presets[preset]), say(language, presetRules[mode][preset])];
  return say(language, thresholds.rule, { name, rule });
}
