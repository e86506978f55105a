import type { Language } from "../board.ts";
import type { Mode } from "../convergence/judgement.ts";
import type { Preset } from "../convergence/thresholds.ts";
import { type Sentence, say } from "./say.ts";

/** What a board asks of an agreement before it stands, in words that are read aloud in the room. */

export const thresholds = {
  title: { en: "When an agreement stands", es: "Cuándo está en pie un acuerdo" },
  hint: {
    en: "It goes at once for every agreement of the board, and the minutes say which it was. Organisations of one or two people count in the whole only. None stands with fewer than three answers.",
    es: "Vale enseguida para todos los acuerdos del tablero, y el acta dice cuál fue. Las organizaciones de una o dos personas solo cuentan en el conjunto. Ninguno está en pie con menos de tres respuestas.",
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
      en: "Four in five have answered and nobody objects; four in five can live with it, three in five in every organisation; and one in three wants it.",
      es: "Han respondido cuatro de cada cinco personas y nadie objeta; cuatro de cada cinco pueden vivir con ello, tres de cada cinco en cada organización; y una de cada tres lo quiere.",
    },
    strict: {
      en: "Four in five have answered, and everyone who did can live with it: no objection and no reservation; and one in three wants it.",
      es: "Han respondido cuatro de cada cinco personas y todas pueden vivir con ello: ni objeciones ni reservas; y una de cada tres lo quiere.",
    },
  },
  crowd: {
    consent: {
      en: "Enough people have answered and at most one in ten objects. Objections and reservations are written down.",
      es: "Ha respondido bastante gente y objeta como mucho una de cada diez personas. Las objeciones y reservas se anotan.",
    },
    standard: {
      en: "Enough people have answered in every organisation and at most one in ten objects; seven in ten can live with it, six in ten in every organisation; and one in three wants it.",
      es: "Ha respondido bastante gente en cada organización y objeta como mucho una de cada diez personas; siete de cada diez pueden vivir con ello, seis de cada diez en cada organización; y una de cada tres lo quiere.",
    },
    strict: {
      en: "Enough people have answered in every organisation, and everyone who did can live with it: no objection and no reservation; and one in three wants it.",
      es: "Ha respondido bastante gente en cada organización y todas las personas pueden vivir con ello: ni objeciones ni reservas; y una de cada tres lo quiere.",
    },
  },
};

/** 'When an agreement stands: By consent. Four in five have answered and nobody objects. …' */
export function sayThresholds(language: Language, preset: Preset, mode: Mode): string {
  const name = say(language, presets[preset]).toLowerCase();
  return `${say(language, thresholds.title)}: ${name}. ${say(language, presetRules[mode][preset])}`;
}
