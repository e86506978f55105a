import type { Verdict } from "../convergence/groups.ts";
import type { Sentence } from "./say.ts";

/** The opinion map: who answers alike, said so that nobody takes it for more than it is. */

export const opinionMap = {
  title: { en: "Opinion map", es: "Mapa de opiniones" },
  about: {
    en: "Each dot is a person. Close together: similar answers. Directions have no meaning of their own.",
    es: "Cada punto es una persona. Cuanto más cerca, más parecidas las respuestas. Las direcciones no significan nada por sí mismas.",
  },
  anonymous: {
    en: "Voices are anonymous here: the map shows aliases only.",
    es: "Aquí las voces son anónimas: el mapa solo muestra alias.",
  },
  working: { en: "Comparing answers…", es: "Comparando respuestas…" },
  stop: { en: "Stop", es: "Parar" },
  stopped: { en: "Stopped.", es: "Parado." },
  again: { en: "Compare answers", es: "Comparar respuestas" },
  failed: { en: "This browser could not draw the map.", es: "Este navegador no ha podido dibujar el mapa." },
  drawing: { en: "Opinion map: {groups}. {here}", es: "Mapa de opiniones: {groups}. {here}" },
  group: { en: "Group {letter}", es: "Grupo {letter}" },
  groupPeople: { en: "group {letter}, {n} {n|person|people}", es: "grupo {letter}, {n} {n|persona|personas}" },
  here: { en: "You are here", es: "Aquí estás tú" },
  hereIn: { en: "You are in group {letter}.", es: "Estás en el grupo {letter}." },
  hereObserving: {
    en: "You do not answer, so you are not on the map.",
    es: "No das respuestas, así que no estás en el mapa.",
  },
  hereNowhere: {
    en: "You are not on the map yet: respond to a few more positions.",
    es: "Aún no apareces en el mapa: responde a algunas posiciones más.",
  },
  asTable: { en: "The map as a table", es: "El mapa en una tabla" },
  groupColumn: { en: "Group", es: "Grupo" },
  peopleColumn: { en: "People", es: "Personas" },
  whoColumn: { en: "Who", es: "Quiénes" },
  you: { en: "you", es: "tú" },
  telling: { en: "What sets group {letter} apart", es: "Qué distingue al grupo {letter}" },
  tellingNone: { en: "No position sets it apart clearly.", es: "Ninguna posición lo distingue con claridad." },
  yes: { en: "says yes more than the others", es: "dice que sí más que el resto" },
  no: { en: "says no more than the others", es: "dice que no más que el resto" },
  count: { en: "{people} of {rated}", es: "{people} de {rated}" },
  shared: { en: "What all groups come closest to sharing", es: "Lo que más se acercan a compartir todos los grupos" },
} as const satisfies Record<string, Sentence>;

/** Why there is no map. `shown` has one. */
export const mapVerdicts: Readonly<Record<Exclude<Verdict, "shown">, Sentence>> = {
  few: {
    en: "The map is drawn once twelve people have answered enough; with fewer, people speak better for themselves.",
    es: "El mapa se dibuja cuando doce personas han respondido lo suficiente; con menos gente, cada cual se explica mejor.",
  },
  large: {
    en: "There are no groups large enough to draw: for now the answers form one group.",
    es: "No hay grupos lo bastante grandes para dibujarlos: por ahora las respuestas forman un solo grupo.",
  },
  blurred: {
    en: "The answers do not fall into clear groups: for now they form one.",
    es: "Las respuestas no se separan en grupos claros: por ahora forman uno solo.",
  },
  hold: {
    en: "The groups change with a few answers more or less, so none is drawn: for now the answers form one group.",
    es: "Los grupos cambian con unas pocas respuestas más o menos, así que no se dibujan: por ahora las respuestas forman un solo grupo.",
  },
};
