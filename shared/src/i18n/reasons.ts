import { REFUSALS, type RefusalCode } from "../refusal.ts";
import { refusals } from "./refusals.ts";
import type { Sentence } from "./say.ts";

/** Why the canvas' guard did not take something, for whoever did it. */
const canvasReasons: Readonly<Record<string, Sentence>> = {
  "too-large": { en: "There is no room left on the board.", es: "En el tablero ya no cabe nada más." },
  "too-many": { en: "That is too much at once. Do it in parts.", es: "Es demasiado de una vez. Hazlo por partes." },
  lost: {
    en: "It was part of something that the server lost and nobody has brought back.",
    es: "Formaba parte de algo que el servidor perdió y nadie ha recuperado.",
  },
  share: {
    en: "That is more than one person may have on a board. Remove something of yours first.",
    es: "Es más de lo que una persona puede tener en un tablero. Quita antes algo tuyo.",
  },
  full: {
    en: "The board has as many drawings as it can show. Remove some first.",
    es: "En el tablero ya hay tantos dibujos como se pueden mostrar. Quita antes alguno.",
  },
  "too-large-to-send": {
    en: "It is too large to send. Make it smaller or split it.",
    es: "Es demasiado grande para enviarlo. Hazlo más pequeño o divídelo.",
  },
  "client-id": {
    en: "It could not be matched to you. Try again.",
    es: "No se ha podido saber que era tuyo. Inténtalo de nuevo.",
  },
};
const unknownReason: Sentence = { en: "The board does not take that.", es: "El tablero no admite eso." };

/** The sentence for why something was refused. `of`: where it happened. */
export function reasonOf(code: string, of: "canvas" | "ledger"): Sentence {
  if (of === "canvas") return canvasReasons[code] ?? unknownReason;
  return Object.hasOwn(REFUSALS, code) ? refusals[code as RefusalCode] : refusals["bad-request"];
}
