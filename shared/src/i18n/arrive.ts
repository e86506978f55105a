import type { Sentence } from "./say.ts";

/** Coming in to a board: joining it, or not being let in. */

const join = {
  name: { en: "What should we call you?", es: "¿Cómo quieres que te llamemos?" },
  from: { en: "Which organisation are you from?", es: "¿De qué organización vienes?" },
  justMe: { en: "None, just me", es: "De ninguna, por mi cuenta" },
  other: { en: "Another one", es: "De otra" },
  organization: { en: "What is it called?", es: "¿Cómo se llama?" },
  nameMissing: { en: "Write your name.", es: "Escribe tu nombre." },
  nameLeftOut: {
    en: "If you leave it empty, you will be {alias}.",
    es: "Si lo dejas en blanco, serás {alias}.",
  },
  moreFrom: { en: "{n} more", es: "{n} más" },
  brings: { en: "What I bring", es: "Lo que traigo" },
  bringsExample: { en: "A van, ten years in the school…", es: "Una furgoneta, diez años en la escuela…" },
  seenNamed: {
    en: "Everybody on the board will see your name beside what you write.",
    es: "En el tablero todo el mundo verá tu nombre junto a lo que escribas.",
  },
  seenObserver: {
    en: "You come to observe: you see everything, and others see your name among those present. It is not in the minutes.",
    es: "Vienes a observar: lo ves todo, y tu nombre se ve entre quienes están. No aparece en el acta.",
  },
  takePart: { en: "I take part too", es: "También participo" },
  takePartHint: {
    en: "My answers count, and the group waits for them.",
    es: "Mis respuestas cuentan y el grupo las espera.",
  },
  notMine: { en: "This is not my device", es: "Este dispositivo no es mío" },
  notMineHint: {
    en: "Nothing of yours stays on it once you close this tab.",
    es: "Nada tuyo se queda en él cuando cierres esta pestaña.",
  },
  enter: { en: "Enter", es: "Entrar" },
  entering: { en: "Entering…", es: "Entrando…" },
} satisfies Record<string, Sentence>;

const refused = {
  closedTitle: { en: "The door is closed", es: "La puerta está cerrada" },
  closed: {
    en: "Whoever mediates has closed it for now. Ask them to open it, or to send you a link.",
    es: "Quien media la ha cerrado por ahora. Pídele que la abra o que te mande un enlace.",
  },
  keyTitle: { en: "This link does not open the board", es: "Este enlace no abre el tablero" },
  key: {
    en: "Part of it may be missing. Ask for it again, or use the board’s code: seven letters and numbers.",
    es: "Puede que le falte un trozo. Pídelo otra vez o entra con el código del tablero: siete letras y números.",
  },
  gone: { en: "There is no board here", es: "Aquí no hay ningún tablero" },
  goneText: {
    en: "The address is not complete, or the board was taken away. Check the link, or write the board’s code here.",
    es: "La dirección no está completa o el tablero se retiró. Revisa el enlace o escribe aquí el código del tablero.",
  },
  nowhere: { en: "There is nothing at this address", es: "En esta dirección no hay nada" },
  nowhereText: {
    en: "Perhaps it did not arrive whole. Come in with the board’s code, or begin at the home page.",
    es: "Quizá no ha llegado entera. Entra con el código del tablero o empieza por la página de inicio.",
  },
  offlineTitle: { en: "No connection", es: "No hay conexión" },
  offlineText: {
    en: "We keep trying. Check that this device is connected.",
    es: "Lo seguimos intentando. Comprueba que este dispositivo tiene conexión.",
  },
  addressTitle: { en: "The server’s address is not set up", es: "La dirección del servidor no está configurada" },
  fullTitle: { en: "The board is full", es: "El tablero está lleno" },
  troubleTitle: { en: "It did not work", es: "No ha funcionado" },
  removedTitle: { en: "You were taken off this board", es: "Te han sacado de este tablero" },
  removed: {
    en: "Whoever mediates has decided so; the reason is in the record, where what you wrote is kept. If it is a mistake, ask them to let you back in.",
    es: "Lo ha decidido quien media; el motivo está en el registro, donde queda lo que escribiste. Si es un error, pídele que te deje volver.",
  },
} satisfies Record<string, Sentence>;

export const arrive = { join, refused };
