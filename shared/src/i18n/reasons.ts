import { REFUSALS, type RefusalCode } from "../refusal.ts";
import { refusals } from "./refusals.ts";
import type { Sentence } from "./say.ts";

/** Why the canvas' guard did not take something, for whoever did it. */
const canvasReasons: Readonly<Record<string, Sentence>> = {
  "too-large": { en: "The canvas is full.", es: "El lienzo está lleno." },
  "too-many": { en: "That is too much at once for the canvas.", es: "Es demasiado de una vez para el lienzo." },
  lost: {
    en: "It was built on something that the server lost and nobody has brought back.",
    es: "Se apoyaba en algo que el servidor perdió y nadie ha vuelto a traer.",
  },
  share: {
    en: "That is more than one person may have on a canvas. Take something of yours away first.",
    es: "Es más de lo que una persona puede tener en un lienzo. Quita antes algo tuyo.",
  },
  full: {
    en: "There is as much drawn on the canvas as it can show.",
    es: "En el lienzo ya hay dibujado todo lo que se puede mostrar.",
  },
  "too-large-to-send": {
    en: "It is larger than what gets through to the server in one message.",
    es: "Es más grande que lo que llega al servidor en un mensaje.",
  },
  "client-id": { en: "It came under another person's name.", es: "Venía a nombre de otra persona." },
};
const unknownReason: Sentence = { en: "The canvas does not take that.", es: "El lienzo no admite eso." };

/** The sentence for why something was refused. `of`: where it happened. */
export function reasonOf(code: string, of: "canvas" | "ledger"): Sentence {
  if (of === "canvas") return canvasReasons[code] ?? unknownReason;
  return Object.hasOwn(REFUSALS, code) ? refusals[code as RefusalCode] : refusals["bad-request"];
}
