import { REFUSALS, type RefusalCode } from "../refusal.ts";
import { refusals } from "./refusals.ts";
import type { Sentence } from "./say.ts";

/** Whether what somebody did is safe: the sign, what it means, and what was refused. */
export const saved = {
  saved: { en: "Saved", es: "Guardado" },
  device: { en: "On this device: {n}", es: "En este dispositivo: {n}" },
  unsaved: { en: "Not saved yet: {n}", es: "Sin guardar aún: {n}" },
  refused: { en: "Refused: {why}", es: "Rechazado: {why}" },
  connecting: { en: "Connecting…", es: "Conectando…" },
  offline: { en: "Offline", es: "Sin conexión" },
  closed: { en: "Not connected any more", es: "Ya no hay conexión" },
  unkept: { en: "Only in this page", es: "Solo en esta página" },
  meaning: {
    saved: {
      en: "Everything of yours is on the server's disk.",
      es: "Todo lo tuyo está en el disco del servidor.",
    },
    device: {
      en: "No connection. {n} {n|change of yours is|changes of yours are} kept on this device and will be sent when it comes back, also if you close the page.",
      es: "Sin conexión. {n} {n|cambio tuyo está|cambios tuyos están} en este dispositivo y se {n|enviará|enviarán} cuando vuelva, aunque cierres la página.",
    },
    unsaved: {
      en: "{n} {n|change of yours is|changes of yours are} not on the server's disk yet.",
      es: "{n} {n|cambio tuyo no está|cambios tuyos no están} aún en el disco del servidor.",
    },
    heldUp: {
      en: "The server is there but cannot save now. {n} {n|change of yours waits|changes of yours wait} for it, and will be sent as soon as it can.",
      es: "El servidor está, pero ahora no puede guardar. {n} {n|cambio tuyo espera|cambios tuyos esperan}, y se {n|enviará|enviarán} en cuanto pueda.",
    },
    refused: {
      en: "The server did not take {n} {n|thing|things} of yours. {n|It is|They are} kept on this device: press to see.",
      es: "El servidor no ha aceptado {n} {n|cosa tuya|cosas tuyas}. {n|Sigue|Siguen} en este dispositivo: pulsa para ver.",
    },
    closed: { en: "Reload the page to come back in.", es: "Recarga la página para volver a entrar." },
    unkept: {
      en: "This browser keeps nothing: if you close the page, what is not saved is lost.",
      es: "Este navegador no guarda nada: si cierras la página, lo que no esté guardado se pierde.",
    },
  },
  list: {
    title: { en: "What was refused", es: "Lo que se ha rechazado" },
    lead: {
      en: "It is not on the board. It stays on this device until you decide.",
      es: "No está en el tablero. Sigue en este dispositivo hasta que decidas.",
    },
    canvas: { en: "{n} {n|thing|things} on the canvas", es: "{n} {n|cosa|cosas} del lienzo" },
    letGo: { en: "Let go of it", es: "Dejarlo" },
  },
} satisfies Record<string, Sentence | Record<string, Sentence>>;

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
