import type { Language } from "../board.ts";
import { hand } from "./hand.ts";
import { type Sentence, say, sayDate, sayList } from "./say.ts";

/** The canvas of earlier: what was kept of it, what is different, bringing it back, and tidying up. */

export const canvasHistory = {
  menu: hand.earlier,
  title: { en: "Canvas of earlier", es: "Lienzo de antes" },
  lead: {
    en: "While people work, the canvas is kept every ten minutes. What you bring back everybody sees at once; before that, the canvas as it is now is kept too.",
    es: "Mientras se trabaja, el lienzo se guarda cada diez minutos. Lo que recuperes lo verá todo el mundo al momento; antes se guarda también el lienzo tal como está.",
  },
  none: {
    en: "Nothing has been kept yet: it is once the canvas has changed.",
    es: "Aún no se ha guardado nada: se hace en cuanto cambia el lienzo.",
  },
  failed: {
    en: "The earlier canvases could not be fetched. Try again when the connection is back.",
    es: "No se han podido traer los lienzos anteriores. Inténtalo cuando vuelva la conexión.",
  },
  unread: {
    en: "What is different now cannot be said: try another moment, or again later.",
    es: "No se puede decir qué ha cambiado: prueba con otro momento, o más tarde.",
  },
  now: { en: "Now: {things}", es: "Ahora: {things}" },
  nothing: { en: "nothing", es: "nada" },
  time: { en: "kept as usual", es: "guardado como siempre" },
  cleared: { en: "before much was taken away", es: "antes de que se quitara mucho" },
  restored: { en: "before something was brought back", es: "antes de recuperar algo" },
  same: { en: "Just as it is now.", es: "Igual que ahora." },
  gone: { en: "Not there any more: {things}.", es: "Ya no están: {things}." },
  changed: { en: "Different now: {things}.", es: "Han cambiado: {things}." },
  added: { en: "New since then: {things}.", es: "Desde entonces se han añadido: {things}." },
  bringAll: { en: "Bring this canvas back", es: "Recuperar este lienzo" },
  bringMissing: { en: "Put back what is missing", es: "Devolver lo que falta" },
  allHint: {
    en: "Everything as it was then. What is new since then goes.",
    es: "Todo como estaba entonces. Lo que se ha añadido después se quita.",
  },
  missingHint: {
    en: "Only what is not there any more. The rest stays as it is.",
    es: "Solo lo que ya no está. Lo demás se queda como está.",
  },
  bringing: { en: "Bringing it back…", es: "Recuperando…" },
  brought: { en: "Brought back: {things}.", es: "Recuperado: {things}." },
  broughtPlaces: { en: "Everything is as it was then.", es: "Todo está como estaba entonces." },
  undoBringing: { en: "As it was before that", es: "Como estaba antes" },
  doings: { en: "What was done to others' things", es: "Lo hecho con cosas de otras personas" },
  doingsLead: {
    en: "In the last hour, as far as nobody has seen to it since.",
    es: "En la última hora, mientras nadie lo haya arreglado ya.",
  },
  somebody: { en: "Somebody", es: "Alguien" },
  removed: { en: "removed {things}", es: "quitó {things}" },
  altered: { en: "changed {things}", es: "cambió {things}" },
  moved: { en: "moved {n} {n|thing|things}", es: "movió {n} {n|cosa|cosas}" },
  undo: { en: "Undo that", es: "Deshacerlo" },
  undoOf: { en: "Undo what {who} did", es: "Deshacer lo que hizo {who}" },
  notice: { en: "{who} took {things} off the canvas.", es: "{who} quitó {things} del lienzo." },
  putBack: { en: "Put them back", es: "Devolverlas" },
  dismiss: { en: "Leave it so", es: "Dejarlo así" },
} as const satisfies Record<string, Sentence>;

/** Drawings left out: to look at a board that they make slow, and to take them away. */
export const bareCanvas = {
  hide: { en: "Canvas without drawings", es: "Lienzo sin dibujos" },
  show: { en: "Canvas with drawings", es: "Lienzo con dibujos" },
  hidden: {
    en: "Drawings are not shown here. {n} {n|is|are} on the canvas.",
    es: "Aquí no se muestran los dibujos. En el lienzo hay {n}.",
  },
  left: {
    en: "{n} {n|thing is|things are} not shown: too much to draw, or not sound.",
    es: "{n} {n|cosa no se muestra|cosas no se muestran}: cuestan demasiado de dibujar o están dañadas.",
  },
  remove: { en: "Remove all drawings…", es: "Quitar todos los dibujos…" },
  removeLeft: { en: "Remove what is not shown", es: "Quitar lo que no se muestra" },
  sure: {
    en: "Remove {n} {n|drawing|drawings} for everybody? They can be put back from “Canvas of earlier”.",
    es: "¿Quitar {n} {n|dibujo|dibujos} para todo el mundo? Se pueden devolver desde «Lienzo de antes».",
  },
  yes: { en: "Remove them", es: "Quitarlos" },
} as const satisfies Record<string, Sentence>;

const counts = {
  cards: { en: "{n} {n|card|cards}", es: "{n} {n|tarjeta|tarjetas}" },
  clusters: { en: "{n} {n|cluster|clusters}", es: "{n} {n|agrupación|agrupaciones}" },
  drawings: { en: "{n} {n|drawing|drawings}", es: "{n} {n|dibujo|dibujos}" },
} as const satisfies Record<string, Sentence>;

export interface Things {
  readonly cards: number;
  readonly clusters: number;
  readonly drawings: number;
}

/** '12 cards and 3 drawings'; empty where there is nothing. */
export function sayThings(language: Language, things: Things): string {
  const kinds = Object.keys(counts) as (keyof Things)[];
  return sayList(
    language,
    kinds.filter((kind) => things[kind] > 0).map((kind) => say(language, counts[kind], { n: things[kind] })),
  );
}

/** A moment to the minute. */
export const sayMoment = (language: Language, at: number): string => sayDate(language, at, "moment");
