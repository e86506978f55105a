import type { Plank } from "../convergence/floor.ts";
import type { Sentence } from "./say.ts";

/** The floor as a drawing, and what the drawing says. */

export const floor = {
  title: { en: "The floor", es: "El suelo común" },
  open: { en: "Show the floor", es: "Ver el suelo común" },
  close: { en: "Hide the floor", es: "Ocultar el suelo común" },
  empty: {
    en: "Here you will see, like the planks of a floor, the agreements that are put to the test.",
    es: "Aquí verás, como tablas de un suelo, los acuerdos que se pongan a prueba.",
  },
  legend: { en: "How to read it", es: "Cómo se lee" },
  dots: { en: "Each dot is a person, who", es: "Cada punto es una persona, que" },
  handsBelow: {
    en: "The number below: how many commitments it has.",
    es: "El número de debajo: cuántos compromisos tiene.",
  },
  hands: { en: "{n} {n|commitment|commitments}", es: "{n} {n|compromiso|compromisos}" },
  noHands: { en: "Nobody carries it yet", es: "Nadie lo lleva todavía" },
  paper: { en: "The floor of “{title}”, {date}", es: "El suelo común de «{title}», {date}" },
  print: { en: "Print the floor", es: "Imprimir el suelo común" },
} as const satisfies Record<string, Sentence>;

export const planks: Readonly<Record<Plank, Sentence>> = {
  thick: {
    en: "Thick plank: every group that answered supports it",
    es: "Tabla gruesa: lo apoyan todos los grupos que han respondido",
  },
  thin: {
    en: "Thin plank: it holds with reservations, or people only live with it",
    es: "Tabla fina: se sostiene con reservas, o solo se acepta",
  },
  gap: { en: "Plank with a gap: an objection is open", es: "Tabla con hueco: hay una objeción abierta" },
  dotted: { en: "Dotted plank: answers are still missing", es: "Tabla de puntos: aún faltan respuestas" },
};

/** Where somebody stands on a plank, as its dot shows it. */
export const footings = {
  on: { en: "can live with it", es: "puede aceptarlo" },
  reserve: { en: "has reservations", es: "tiene reservas" },
  gap: { en: "objects", es: "objeta" },
  aside: { en: "stands aside", es: "se hace a un lado" },
  unheard: { en: "has not answered yet", es: "aún no ha respondido" },
} as const satisfies Record<string, Sentence>;
