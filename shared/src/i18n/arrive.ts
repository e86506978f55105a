import type { Sentence } from "./say.ts";

/** Coming in to a board: joining it, or not being let in. */

const join = {
  name: { en: "How shall we call you?", es: "¿Cómo te llamamos?" },
  from: { en: "I come from…", es: "Vengo de…" },
  justMe: { en: "Just me", es: "Por mi cuenta" },
  other: { en: "Another organisation", es: "Otra organización" },
  organization: { en: "Which organisation?", es: "¿Qué organización?" },
  brings: { en: "What I bring", es: "Lo que traigo" },
  bringsExample: { en: "A van, ten years in the school…", es: "Una furgoneta, diez años en la escuela…" },
  seenNamed: {
    en: "Everybody on the board will see your name beside what you write.",
    es: "Todo el tablero verá tu nombre junto a lo que escribas.",
  },
  seenObserver: {
    en: "You come to observe: you see everything, and your name is seen among those present.",
    es: "Vienes a observar: lo ves todo, y tu nombre se ve entre quienes están.",
  },
  takePart: { en: "I take part too", es: "También tomo parte" },
  takePartHint: {
    en: "My stance counts and is waited for.",
    es: "Mi postura cuenta y se espera.",
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
    en: "Whoever mediates has closed the entrance for now. Ask them to open it, or to give you a link.",
    es: "Quien media ha cerrado la entrada por ahora. Pídele que la abra o que te dé un enlace.",
  },
  keyTitle: { en: "This link does not open the board", es: "Este enlace no abre el tablero" },
  key: {
    en: "Part of it may be missing. Ask for it again, or come in with the short code.",
    es: "Puede que le falte un trozo. Pídelo otra vez o entra con el código corto.",
  },
  gone: { en: "There is no board here", es: "Aquí no hay ningún tablero" },
  goneText: {
    en: "The address is not complete, or the board was taken away.",
    es: "La dirección no está completa o el tablero se retiró.",
  },
  nowhere: { en: "There is nothing at this address", es: "En esta dirección no hay nada" },
  nowhereText: {
    en: "Perhaps it did not arrive whole. Come in with the board's code, or begin at the home page.",
    es: "Quizá no ha llegado entera. Entra con el código del tablero o empieza por la página de inicio.",
  },
  offlineTitle: { en: "No connection", es: "No hay conexión" },
  offlineText: {
    en: "We keep trying. Check the Wi-Fi of the room.",
    es: "Lo seguimos intentando. Mira si tienes la wifi de la sala.",
  },
  addressTitle: { en: "The server's address is not set up", es: "La dirección del servidor no está bien puesta" },
  fullTitle: { en: "The board is full", es: "El tablero está lleno" },
  troubleTitle: { en: "It did not work", es: "No ha funcionado" },
  removedTitle: { en: "You were taken off this board", es: "Te han quitado de este tablero" },
  removed: {
    en: "Whoever mediates has decided so; the reason stands in the record. What you wrote is kept there. If it is a mistake, ask them to let you back in.",
    es: "Lo ha decidido quien media; el motivo está en la memoria, donde queda lo que escribiste. Si es un error, pídele que te deje volver.",
  },
} satisfies Record<string, Sentence>;

export const arrive = { join, refused };
