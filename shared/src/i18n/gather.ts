import type { Sentence } from "./say.ts";

/** Writing positions. `positions.ts` says what is read and done with them afterwards. */
export const gather = {
  kind: { en: "What kind of thing is it?", es: "¿Qué es?" },
  text: { en: "What do you want to put on the table?", es: "¿Qué quieres poner en la mesa?" },
  example: { en: "One thing, in one or two sentences.", es: "Una cosa, en una o dos frases." },
  place: { en: "Put on the table", es: "Poner en la mesa" },
  placed: { en: "It is on the table.", es: "Está en la mesa." },
  waits: {
    en: "Kept on this device; not on the table yet.",
    es: "Guardada en este dispositivo; aún no está en la mesa.",
  },
  waitsYet: { en: "Not on the table yet.", es: "Aún no está en la mesa." },
  notTaken: {
    en: "It was not taken: press “Refused” above to see why.",
    es: "No se ha aceptado: pulsa «Rechazado», arriba, para ver por qué.",
  },
  empty: { en: "Write something first.", es: "Escribe algo primero." },
  seenNamed: { en: "Everybody will see it with your name.", es: "Se verá con tu nombre." },
  seenAs: { en: "It will be seen as {alias}, without your name.", es: "Se verá como {alias}, sin tu nombre." },
  mine: { en: "My positions ({n})", es: "Mis posiciones ({n})" },
  mineTitle: { en: "My positions", es: "Mis posiciones" },
  mineNone: {
    en: "What you put on the table will be here. You can change its text until somebody responds.",
    es: "Aquí estará lo que pongas en la mesa. Puedes cambiar su texto hasta que alguien responda.",
  },
  reword: { en: "Change the text", es: "Cambiar el texto" },
  rekind: { en: "Change the kind", es: "Cambiar el tipo" },
  withdraw: { en: "Withdraw", es: "Retirar" },
  observing: { en: "You are observing: you cannot write here.", es: "Estás observando: aquí no puedes escribir." },
} satisfies Record<string, Sentence>;
