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
  leaveComputer: { en: "Leave this device", es: "Dejar este dispositivo" },
  tryAgain: { en: "Try again", es: "Intentar de nuevo" },
  home: { en: "Home", es: "Inicio" },
  notHere: {
    en: "This is not here yet. It comes by itself as soon as the connection brings it.",
    es: "Esto aún no está aquí. Llega por sí solo en cuanto la conexión lo traiga.",
  },
  loading: { en: "Opening…", es: "Abriendo…" },
  coming: { en: "{done} of {total} MB loaded.", es: "{done} de {total} MB cargados." },
  comingStep: { en: "{percent} loaded.", es: "Cargado el {percent}." },
  left: { en: "{n} {n|character|characters} left", es: "{n|queda|quedan} {n} {n|letra|letras}" },
  over: { en: "{n} {n|character|characters} too many", es: "{n|sobra|sobran} {n} {n|letra|letras}" },
  tooLong: { en: "It is too long.", es: "Es demasiado largo." },
  nothingWritten: { en: "Write something first.", es: "Escribe algo primero." },
  offline: {
    en: "No connection. What you write is sent when it comes back.",
    es: "Sin conexión. Lo que escribas se envía cuando vuelva.",
  },
  language: {
    label: { en: "Language", es: "Idioma" },
    es: { en: "Español", es: "Español" },
    en: { en: "English", es: "English" },
  },
  notice: { title: { en: "Notices", es: "Avisos" }, dismiss: { en: "Close this notice", es: "Cerrar el aviso" } },
} satisfies Record<string, Sentence | Record<string, Sentence>>;
