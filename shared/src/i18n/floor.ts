import type { Plank } from "../convergence/floor.ts";
import type { Sentence } from "./say.ts";

/** The floor as a drawing, and what the drawing says. */

export const floor = {
  title: { en: "The floor", es: "El suelo común" },
  open: { en: "Open the floor", es: "Abrir el suelo" },
  close: { en: "Close the floor", es: "Cerrar el suelo" },
  empty: {
    en: "The floor is laid here: one plank for each agreement that is put to the test.",
    es: "Aquí se tiende el suelo: una tabla por cada acuerdo que se pone a prueba.",
  },
  legend: { en: "How to read it", es: "Cómo se lee" },
  dots: { en: "Each dot on a plank is a person, who…", es: "Cada punto sobre una tabla es una persona, que…" },
  handsBelow: { en: "Below, the hands that carry it.", es: "Debajo, las manos que lo llevan." },
  hands: { en: "{n} {n|hand|hands}", es: "{n} {n|mano|manos}" },
  noHands: { en: "no hands yet", es: "aún sin manos" },
  paper: { en: "The floor of “{title}”, {date}", es: "El suelo común de «{title}», {date}" },
  print: { en: "Print the floor", es: "Imprimir el suelo" },
} as const satisfies Record<string, Sentence>;

export const planks: Readonly<Record<Plank, Sentence>> = {
  thick: { en: "Thick plank: every group heard agrees", es: "Tabla gruesa: todos los grupos escuchados lo apoyan" },
  thin: {
    en: "Thin plank: it holds with reservations, or people only live with it",
    es: "Tabla fina: se sostiene con reservas, o solo se puede vivir con ello",
  },
  gap: { en: "Plank with a gap: an objection is open", es: "Tabla con hueco: hay una objeción abierta" },
  dotted: { en: "Dotted plank: somebody is still to be heard", es: "Tabla de puntos: falta escuchar a alguien" },
};

/** What the dot of a person says of their answer. */
export const footings = {
  on: { en: "can live with it", es: "puede vivir con ello" },
  reserve: { en: "has reservations", es: "tiene reservas" },
  gap: { en: "objects", es: "objeta" },
  aside: { en: "stands aside", es: "se hace a un lado" },
  unheard: { en: "has not been heard yet", es: "aún no se ha escuchado" },
} as const satisfies Record<string, Sentence>;
