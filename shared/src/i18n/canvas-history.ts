import type { Language } from "../nouns/board/board.ts";
import { hand } from "./hand.ts";
import { type Sentence, say, sayDate, sayList } from "./say.ts";

/** The canvas of earlier: what was kept of it, what is different, bringing it back, and tidying up. */

export const canvasHistory = {
  menu: hand.earlier,
  title: { en: "The board as it was", es: "El tablero de antes" },
  lead: {
    en: "While people work, a copy of the board is kept every ten minutes. What you bring back everybody sees at once; before that, a copy of the board as it is now is kept too.",
    es: "Mientras se trabaja, cada diez minutos se guarda una copia del tablero. Lo que recuperes lo verá todo el mundo al momento; antes se guarda también una copia del tablero tal como está.",
  },
  none: {
    en: "Nothing has been kept yet. That begins when something on the board changes.",
    es: "Aún no se ha guardado nada. Se empieza en cuanto cambia algo en el tablero.",
  },
  failed: {
    en: "The earlier copies could not be loaded. Try again when the connection is back.",
    es: "No se han podido cargar las copias anteriores. Inténtalo cuando vuelva la conexión.",
  },
  unread: {
    en: "What has changed since then could not be found out. Try another moment, or again later.",
    es: "No se ha podido averiguar qué ha cambiado. Prueba con otro momento o más tarde.",
  },
  now: { en: "Now: {things}", es: "Ahora: {things}" },
  nothing: { en: "nothing", es: "nada" },
  time: { en: "regular copy", es: "copia habitual" },
  cleared: { en: "before much was taken away", es: "antes de que se quitara mucho" },
  restored: { en: "before something was brought back or taken away", es: "antes de recuperar o quitar algo" },
  same: { en: "Just as it is now.", es: "Igual que ahora." },
  gone: { en: "No longer there: {things}.", es: "Lo que ya no está: {things}." },
  changed: { en: "Changed since then: {things}.", es: "Lo que ha cambiado: {things}." },
  added: { en: "Added since then: {things}.", es: "Lo añadido desde entonces: {things}." },
  newcomers: {
    en: "Of this, {n} {n|person has|people have} added who had nothing on the board then: {things}.",
    es: "De esto, {n} {n|persona que entonces no tenía|personas que entonces no tenían} nada en el tablero {n|ha|han} añadido: {things}.",
  },
  newcomersUncounted: {
    en: "Of this, several people have added who had nothing on the board then: {things}.",
    es: "De esto, varias personas que entonces no tenían nada en el tablero han añadido: {things}.",
  },
  takeNewcomers: { en: "Remove what newcomers added", es: "Quitar lo que añadió la gente nueva" },
  newcomersHint: {
    en: "All that is on the board of people who had nothing on it then. A copy of the board is kept before.",
    es: "Todo lo que hay en el tablero de quienes entonces no tenían nada en él. Antes se guarda una copia.",
  },
  bringAll: { en: "Bring the board back as it was then", es: "Recuperar el tablero como estaba" },
  bringMissing: { en: "Put back what is missing", es: "Devolver lo que falta" },
  allHint: {
    en: "Everything as it was then. What was added since then is taken away.",
    es: "Todo como estaba entonces. Lo que se ha añadido después se quita.",
  },
  missingHint: {
    en: "Only what is not there any more. The rest stays as it is.",
    es: "Solo lo que ya no está. Lo demás se queda como está.",
  },
  bringing: { en: "Bringing it back…", es: "Recuperando…" },
  brought: { en: "Brought back: {things}.", es: "Recuperado: {things}." },
  broughtPlaces: { en: "Everything is as it was then.", es: "Todo está como estaba entonces." },
  undoBringing: { en: "Undo this", es: "Deshacer esto" },
  doings: { en: "Changes to other people’s things", es: "Cambios en cosas de otras personas" },
  doingsLead: {
    en: "In the last hour, unless somebody has put it right since.",
    es: "En la última hora, salvo lo que alguien ya haya arreglado.",
  },
  somebody: { en: "Somebody", es: "Alguien" },
  removed: { en: "removed {things}", es: "quitó {things}" },
  altered: { en: "changed {things}", es: "cambió {things}" },
  moved: { en: "moved {n} {n|thing|things}", es: "movió {n} {n|cosa|cosas}" },
  undo: { en: "Undo", es: "Deshacer" },
  undoOf: { en: "Undo what {who} did", es: "Deshacer lo que hizo {who}" },
  additions: { en: "What people have added", es: "Lo que ha añadido cada cual" },
  additionsLead: {
    en: "All of it can be taken off the board at once. A copy of the board is kept before.",
    es: "Se puede quitar todo a la vez del tablero. Antes se guarda una copia.",
  },
  taking: { en: "Taking it away…", es: "Quitando…" },
  taken: { en: "Taken off the board: {things}.", es: "Quitado del tablero: {things}." },
  takeAway: { en: "Remove", es: "Quitar" },
  takeAwayOf: { en: "Remove what {who} added", es: "Quitar lo que añadió {who}" },
  notice: { en: "{who} took {things} off the board.", es: "{who} quitó {things} del tablero." },
  putBack: { en: "Put back on the board", es: "Devolver al tablero" },
  dismiss: { en: "Leave it as it is", es: "Dejarlo así" },
} as const satisfies Record<string, Sentence>;

/** Drawings left out: to look at a board that they make slow, and to take them away. */
export const bareCanvas = {
  hide: { en: "Hide the drawings", es: "Ocultar los dibujos" },
  show: { en: "Show the drawings", es: "Mostrar los dibujos" },
  hidden: {
    en: "The drawings are hidden here. There {n|is|are} {n} on the board.",
    es: "Aquí no se muestran los dibujos. En el tablero hay {n}.",
  },
  left: {
    en: "{n} {n|thing is|things are} not shown: too heavy to draw, or damaged.",
    es: "{n} {n|cosa no se muestra: cuesta demasiado dibujarla o está dañada|cosas no se muestran: cuesta demasiado dibujarlas o están dañadas}.",
  },
  remove: { en: "Remove all drawings…", es: "Quitar todos los dibujos…" },
  removeLeft: { en: "Remove what is not shown", es: "Quitar lo que no se muestra" },
  sure: {
    en: "Remove {n} {n|drawing|drawings} for everybody? You can put {n|it|them} back from “The board as it was”.",
    es: "¿Quitar {n} {n|dibujo|dibujos} para todo el mundo? {n|Se puede|Se pueden} devolver desde «El tablero de antes».",
  },
  yes: { en: "Remove", es: "Quitar" },
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
