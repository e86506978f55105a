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
  enteringLong: {
    en: "You are in line: many people may be coming in at once.",
    es: "Estás en la cola: puede que esté entrando mucha gente a la vez.",
  },
} satisfies Record<string, Sentence>;

const refused = {
  offlineTitle: { en: "No connection", es: "No hay conexión" },
  offlineText: {
    en: "We keep trying. Check that this device is connected.",
    es: "Lo seguimos intentando. Comprueba que este dispositivo tiene conexión.",
  },
  /** Of what is asked once, and by nothing but a press: on a form, of the canvas of earlier. */
  notSent: {
    en: "It did not get through: the server does not answer. Check that this device is connected, and press again.",
    es: "No ha llegado: el servidor no responde. Comprueba que este dispositivo tiene conexión y púlsalo otra vez.",
  },
} satisfies Record<string, Sentence>;

export const arrive = { join, refused };
