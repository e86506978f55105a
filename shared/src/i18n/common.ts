import type { Sentence } from "./say.ts";

/** Words that several screens share: buttons, signs, the language switch. */
export const common = {
  name: { en: "Acuerdo", es: "Acuerdo" },
  save: { en: "Save", es: "Guardar" },
  cancel: { en: "Cancel", es: "Cancelar" },
  close: { en: "Close", es: "Cerrar" },
  more: { en: "More", es: "Más" },
  menu: { en: "Menu", es: "Menú" },
  optional: { en: "optional", es: "opcional" },
  copy: { en: "Copy", es: "Copiar" },
  copied: { en: "Copied", es: "Copiado" },
  copyByHand: {
    en: "Select it and copy it: this browser does not let us copy.",
    es: "Selecciónalo y cópialo: este navegador no nos deja copiar.",
  },
  tryAgain: { en: "Try again", es: "Intentar de nuevo" },
  home: { en: "Home", es: "Inicio" },
  loading: { en: "Opening…", es: "Abriendo…" },
  left: { en: "{n} left", es: "quedan {n}" },
  over: { en: "{n} too many", es: "sobran {n}" },
  offline: {
    en: "No connection. What you write is kept on this device and sent when it comes back.",
    es: "Sin conexión. Lo que escribas se guarda en este dispositivo y se envía cuando vuelva.",
  },
  language: {
    label: { en: "Language", es: "Idioma" },
    es: { en: "Español", es: "Español" },
    en: { en: "English", es: "English" },
  },
  saved: {
    saved: { en: "Saved", es: "Guardado" },
    saving: { en: "Saving…", es: "Guardando…" },
    connecting: { en: "Connecting…", es: "Conectando…" },
    offline: { en: "Offline", es: "Sin conexión" },
    offlinePending: { en: "Offline · {n}", es: "Sin conexión · {n}" },
    closed: { en: "Not connected any more", es: "Ya no hay conexión" },
    meaning: {
      saved: {
        en: "Everything of yours is on the server's disk.",
        es: "Todo lo tuyo está en el disco del servidor.",
      },
      saving: {
        en: "{n} {n|change|changes} of yours on the way to the server.",
        es: "{n} {n|cambio tuyo|cambios tuyos} de camino al servidor.",
      },
      offline: {
        en: "{n} {n|change waits|changes wait} on this device until the connection is back.",
        es: "{n} {n|cambio espera|cambios esperan} en este dispositivo hasta que vuelva la conexión.",
      },
      closed: { en: "Reload the page to come back in.", es: "Recarga la página para volver a entrar." },
    },
  },
  notice: { title: { en: "Notices", es: "Avisos" }, dismiss: { en: "Dismiss", es: "Descartar" } },
} satisfies Record<string, Sentence | Record<string, Sentence | Record<string, Sentence>>>;
