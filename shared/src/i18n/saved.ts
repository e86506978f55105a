import type { Sentence } from "./say.ts";

/** Whether what somebody did is safe: the sign, what it means, and what was refused. */
export const saved = {
  saved: { en: "Saved", es: "Guardado" },
  device: { en: "On this device: {n}", es: "En este dispositivo: {n}" },
  unsaved: { en: "Not saved yet: {n}", es: "Sin guardar aún: {n}" },
  refused: { en: "Refused: {why}", es: "Rechazado: {why}" },
  refusedShort: { en: "Refused: {n}", es: "Rechazado: {n}" },
  connecting: { en: "Connecting…", es: "Conectando…" },
  offline: { en: "Offline", es: "Sin conexión" },
  closed: { en: "Not connected any more", es: "Ya no hay conexión" },
  unkept: { en: "Only in this page", es: "Solo en esta página" },
  meaning: {
    saved: {
      en: "Everything of yours is on the server’s disk.",
      es: "Todo lo tuyo está en el disco del servidor.",
    },
    device: {
      en: "No connection. {n} {n|change of yours is|changes of yours are} kept on this device and will be sent when it comes back, also if you close the page.",
      es: "Sin conexión. {n} {n|cambio tuyo está|cambios tuyos están} en este dispositivo y se {n|enviará|enviarán} cuando vuelva, aunque cierres la página.",
    },
    unsaved: {
      en: "{n} {n|change of yours is|changes of yours are} not on the server’s disk yet.",
      es: "{n} {n|cambio tuyo no está|cambios tuyos no están} aún en el disco del servidor.",
    },
    heldUp: {
      en: "The server is there but cannot save now. {n} {n|change of yours waits|changes of yours wait} for it, and will be sent as soon as it can.",
      es: "El servidor está, pero ahora no puede guardar. {n} {n|cambio tuyo espera|cambios tuyos esperan}, y se {n|enviará|enviarán} en cuanto pueda.",
    },
    refused: {
      en: "The server did not take {n} {n|thing|things} of yours. You still have {n|it|them}: press to see.",
      es: "El servidor no ha aceptado {n} {n|cosa tuya|cosas tuyas}. Aún {n|la|las} tienes: pulsa para ver.",
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
      en: "It is not on the board. It stays here until you decide.",
      es: "No está en el tablero. Sigue aquí hasta que decidas.",
    },
    canvas: { en: "{n} {n|thing|things} on the board", es: "{n} {n|cosa|cosas} del tablero" },
    letGo: { en: "Discard it", es: "Descartarlo" },
    change: { en: "Change the text", es: "Cambiar el texto" },
    yours: { en: "Your text", es: "Tu texto" },
  },
} satisfies Record<string, Sentence | Record<string, Sentence>>;
