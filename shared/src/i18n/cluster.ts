import type { PositionId } from "../ids.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { weighStatement } from "../ledger/weigh.ts";
import { beginning } from "../letters.ts";
import type { Language } from "../nouns/board/board.ts";
import { type Sentence, say } from "./say.ts";

/** Clusters, the tray of positions without a card, and how strong a cluster's weakest position is. */

export const cluster = {
  title: { en: "Clusters", es: "Agrupaciones" },
  newCluster: { en: "New cluster", es: "Nueva agrupación" },
  empty: {
    en: "Drag cards together on the board, or choose “Put in cluster…” beside a position.",
    es: "Junta tarjetas en el tablero o elige «Poner en agrupación…» junto a una posición.",
  },
  emptyCluster: {
    en: "Drag cards here, or choose “Put in cluster…”.",
    es: "Arrastra tarjetas aquí o elige «Poner en agrupación…».",
  },
  unnamed: { en: "Cluster without a sentence yet", es: "Agrupación aún sin frase" },
  sentence: { en: "What do these positions share?", es: "¿Qué comparten estas posiciones?" },
  sentenceHint: {
    en: "A sentence, not a word: would somebody who is not here understand it?",
    es: "Una frase, no una palabra: ¿la entendería quien no está aquí?",
  },
  name: { en: "Write its sentence", es: "Escribir su frase" },
  rename: { en: "Change the sentence", es: "Cambiar la frase" },
  save: { en: "Save", es: "Guardar" },
  cancel: { en: "Cancel", es: "Cancelar" },
  positions: { en: "{n} {n|position|positions}", es: "{n} {n|posición|posiciones}" },
  weakest: {
    en: "Weakest support: {accepting} of {answered} can live with “{text}”",
    es: "El apoyo más débil: {accepting} de {answered} {accepting|puede|pueden} aceptar «{text}»",
  },
  noAnswers: { en: "Nobody has responded to these positions yet.", es: "Aún nadie ha respondido a estas posiciones." },
  word: { en: "Word an agreement", es: "Redactar un acuerdo" },
  worded: { en: "Agreement {n}", es: "Acuerdo {n}" },
  putIn: { en: "Put in cluster…", es: "Poner en agrupación…" },
  move: { en: "Move to…", es: "Mover a…" },
  outside: { en: "No cluster", es: "Ninguna agrupación" },
  putNew: { en: "A new cluster", es: "Una agrupación nueva" },
  tray: { en: "Not on the board yet ({n})", es: "Aún fuera del tablero ({n})" },
  trayHint: {
    en: "Written, but without a card on the board. Everybody can read and answer them already.",
    es: "Escritas, pero aún sin tarjeta en el tablero. Ya se pueden leer y responder.",
  },
  taken: { en: "Taken off the board ({n})", es: "Quitadas del tablero ({n})" },
  takenHint: {
    en: "They had a card on the board, and it was taken off. They can be read and answered as before.",
    es: "Tenían tarjeta en el tablero y se quitó. Se pueden leer y responder como antes.",
  },
  takenWay: {
    en: "To put them back where they were: menu, “The board as it was”.",
    es: "Para devolverlas a su sitio: menú, «El tablero de antes».",
  },
  placeAnew: { en: "Give all of them a new card", es: "Dar a todas una tarjeta nueva" },
  place: { en: "Give it a card on the board", es: "Darle tarjeta en el tablero" },
  placeAll: { en: "Give all of them a card", es: "Dar tarjeta a todas" },
  loose: { en: "On the board, in no cluster ({n})", es: "En el tablero, sin agrupación ({n})" },
  by: { en: "by {who}", es: "de {who}" },
} as const satisfies Record<string, Sentence>;

/** The position that fewest of those who answered can live with. */
export interface Weakest {
  readonly positionId: PositionId;
  readonly accepting: number;
  readonly answered: number;
}

/** Weaker first: by share, then by people, so that the canvas and the list name the same whatever order they look in. */
function compareSupport(a: Weakest, b: Weakest): number {
  return a.accepting * b.answered - b.accepting * a.answered || a.accepting - b.accepting || b.answered - a.answered;
}

/** Positions that nobody answered say nothing about the support of a cluster. */
export function weakestOf(ledger: Ledger, positions: readonly PositionId[]): Weakest | null {
  let weakest: Weakest | null = null;
  for (const positionId of positions) {
    const { endorse, agree, accept, reserve, object, resolved } = weighStatement(ledger, positionId).tally.whole;
    const accepting = endorse + agree + accept;
    const answered = accepting + reserve + object + resolved;
    if (answered === 0) continue;
    const found = { positionId, accepting, answered };
    if (!weakest || compareSupport(found, weakest) < 0) weakest = found;
  }
  return weakest;
}

/** A text cut at a word, and within none of its signs, for a place with little room. @param length in letters. */
export function clipped(text: string, length: number): string {
  const oneLine = text.replace(/\s+/g, " ").trim();
  const cut = beginning(oneLine, length);
  if (cut === oneLine) return oneLine;
  const space = cut.lastIndexOf(" ");
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, "")}…`;
}

/** 'Weakest support: 5 of 8 can live with “…”'. */
export function sayWeakest(language: Language, ledger: Ledger, positions: readonly PositionId[]): string {
  const weakest = weakestOf(ledger, positions);
  if (!weakest) return say(language, cluster.noAnswers);
  const text = clipped(ledger.positions.get(weakest.positionId)?.text ?? "", 60);
  return say(language, cluster.weakest, { ...weakest, text });
}
