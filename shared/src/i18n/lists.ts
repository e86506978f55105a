import type { Sentence } from "./say.ts";

/** What the lists do to the board: everything that a hand can do on it. */
export const lists = {
  takeOff: { en: "Take off the board", es: "Quitar del tablero" },
  tookOff: { en: "It is off the board, and still in the list.", es: "Ya no está en el tablero; sigue en la lista." },
  moved: { en: "It is in “{cluster}” now.", es: "Ahora está en «{cluster}»." },
  movedNew: { en: "It is in a new cluster now.", es: "Ahora está en una agrupación nueva." },
  movedUnnamed: {
    en: "It is in a cluster without a sentence now.",
    es: "Ahora está en una agrupación sin frase.",
  },
  together: { en: "They are in one cluster now.", es: "Ahora están en una misma agrupación." },
  movedOut: { en: "It is in no cluster now.", es: "Ahora no está en ninguna agrupación." },
  placed: { en: "{n} {n|card is|cards are} on the board now.", es: "Hay {n} {n|tarjeta|tarjetas} más en el tablero." },
  undo: { en: "Undo", es: "Deshacer" },
  notSentYet: {
    en: "Only here for now: it is sent when the connection is back.",
    es: "De momento solo aquí: se envía cuando vuelva la conexión.",
  },
  undone: { en: "Undone.", es: "Deshecho." },
  notUndone: {
    en: "It could not be undone: it has been changed since, and stays as it is.",
    es: "No se ha podido deshacer: ha cambiado entre tanto y se queda como está.",
  },

  clusterMenu: { en: "Change this cluster", es: "Cambiar esta agrupación" },
  dissolve: { en: "Take the cluster apart", es: "Deshacer la agrupación" },
  dissolved: {
    en: "The cluster is gone; its cards stay where they are.",
    es: "La agrupación ya no está; sus tarjetas siguen donde estaban.",
  },
  emptyOut: { en: "Take all its cards out", es: "Sacar todas sus tarjetas" },
  emptied: { en: "The cluster is empty now.", es: "La agrupación ha quedado vacía." },
  mergeInto: { en: "Join with “{cluster}”", es: "Juntar con «{cluster}»" },
  mergeIntoUnnamed: { en: "Join with the one without a sentence", es: "Juntar con la que no tiene frase" },
  merged: { en: "The two clusters are one now.", es: "Las dos agrupaciones son ahora una." },
  split: { en: "Split…", es: "Partir en dos…" },
  splitTitle: { en: "Which go into a cluster of their own?", es: "¿Cuáles van a otra agrupación?" },
  splitSome: { en: "Choose some, and leave some.", es: "Elige algunas y deja otras." },
  splitNow: { en: "Into a new cluster ({n})", es: "A una agrupación nueva ({n})" },
  wasSplit: { en: "They are in a cluster of their own now.", es: "Ahora están en una agrupación aparte." },

  texts: { en: "Texts on the board ({n})", es: "Textos en el tablero ({n})" },
  noTexts: {
    en: "Nobody has written anything beside the cards.",
    es: "Nadie ha escrito nada junto a las tarjetas.",
  },
  drawings: {
    en: "{n} {n|drawing|drawings} without words can be seen on the board only.",
    es: "{n} {n|dibujo sin palabras solo se ve|dibujos sin palabras solo se ven} en el tablero.",
  },
  writeText: { en: "Write a text on the board", es: "Escribir un texto en el tablero" },
  text: { en: "Text on the board", es: "Texto en el tablero" },
  textHint: {
    en: "A note for everybody. It is no position: nobody responds to it.",
    es: "Una nota para todo el mundo. No es una posición: no se responde a ella.",
  },
  textMissing: { en: "Write the text first.", es: "Escribe antes el texto." },
  changeText: { en: "Change the text", es: "Cambiar el texto" },
  colour: { en: "Colour: {colour}", es: "Color: {colour}" },
  coloured: { en: "Colour of the text: {colour}.", es: "Color del texto: {colour}." },
  otherColour: { en: "Colour", es: "Color" },
  removeText: { en: "Take the text away", es: "Quitar el texto" },
  wroteText: { en: "It is on the board.", es: "Está en el tablero." },
  removedText: { en: "The text is gone.", es: "El texto ya no está." },

  forgetWhat: {
    en: "They go from the board, from its earlier copies and from every export. Nobody can bring them back, and the record says that words are gone.",
    es: "Desaparecen del tablero, de sus copias anteriores y de toda descarga. Nadie puede recuperarlas, y el registro dice que hay palabras que ya no están.",
  },
  forgotten: { en: "The words are gone for good.", es: "Las palabras ya no están, ni volverán." },

  arrows: { en: "Arrows ({n})", es: "Flechas ({n})" },
  arrow: { en: "From “{from}” to “{to}”", es: "De «{from}» a «{to}»" },
  free: { en: "nothing", es: "nada" },
  removeArrow: { en: "Take the arrow away", es: "Quitar la flecha" },
  removedArrow: { en: "The arrow is gone.", es: "La flecha ya no está." },
  join: { en: "Join by an arrow…", es: "Unir con una flecha…" },
  joinTitle: { en: "Which card does the arrow lead to?", es: "¿A qué tarjeta lleva la flecha?" },
  joinTo: { en: "Lead it here", es: "Llevarla aquí" },
  joined: { en: "An arrow joins the two.", es: "Una flecha une las dos." },
} as const satisfies Record<string, Sentence>;
