import type { Sentence } from "../say.ts";

/** Agreements: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "agreement.worded": { en: "{who} worded agreement {n}: “{text}”", es: "{who} redactó el acuerdo {n}: «{text}»" },
  "version.tested": {
    en: "{who} put version {v} of agreement {n} to the test",
    es: "{who} puso a prueba la versión {v} del acuerdo {n}",
  },
  "agreement.let-go": { en: "{who} withdrew agreement {n}: “{why}”", es: "{who} retiró el acuerdo {n}: «{why}»" },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  drafted: { en: "Agreement {n}: draft saved.", es: "Acuerdo {n}: borrador guardado." },
  tested: { en: "Agreement {n}, version {v}, put to the test.", es: "Acuerdo {n}, versión {v}, puesto a prueba." },
  letGo: { en: "Agreement {n} is withdrawn.", es: "El acuerdo {n} está retirado." },
} as const satisfies Record<string, Sentence>;
