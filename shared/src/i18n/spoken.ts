import { done as agreement } from "./said/agreement.ts";
import { done as board } from "./said/board.ts";
import { done as cluster } from "./said/cluster.ts";
import { done as comment } from "./said/comment.ts";
import { done as commitment } from "./said/commitment.ts";
import { done as member } from "./said/member.ts";
import { done as position } from "./said/position.ts";
import { done as removal } from "./said/removal.ts";
import { done as stance } from "./said/stance.ts";
import type { Sentence } from "./say.ts";

/** What a screen reader is told of one's own acts and of what others do; short, because it interrupts. */
export const spoken = {
  ...board,
  ...member,
  ...removal,
  ...position,
  ...stance,
  ...cluster,
  ...agreement,
  ...commitment,
  ...comment,
  intoCluster: { en: "Now in the cluster “{cluster}”.", es: "Ahora en la agrupación «{cluster}»." },
  intoUnnamed: { en: "Now in a cluster without a sentence.", es: "Ahora en una agrupación sin frase." },
  outOfClusters: { en: "Now in no cluster.", es: "Ahora en ninguna agrupación." },
  offBoard: {
    en: "{n} {n|thing|things} taken off the board. Undo brings {n|it|them} back.",
    es: "{n} {n|cosa quitada|cosas quitadas} del tablero. Deshacer {n|la|las} devuelve.",
  },
  again: { en: "You are asked for your answer again.", es: "Se te vuelve a pedir tu respuesta." },
  stands: { en: "Agreement {n}: {standing}.", es: "Acuerdo {n}: {standing}." },
  more: { en: "And {n} {n|thing|things} more.", es: "Y {n} {n|cosa|cosas} más." },
  arrived: {
    en: "{list} {n|has|have} come in. {all} inside.",
    es: "{n|Ha|Han} entrado {list}. {all} dentro.",
  },
} as const satisfies Record<string, Sentence>;
