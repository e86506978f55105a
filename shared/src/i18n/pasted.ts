import type { Sentence } from "./say.ts";

/** A text of several lines that was pasted on the canvas: each line can become a position. */
export const pasted = {
  offer: {
    en: "{n} {n|line|lines} pasted as one text.",
    es: "{n} {n|línea pegada|líneas pegadas} como un solo texto.",
  },
  choose: { en: "Make positions of them…", es: "Convertirlas en posiciones…" },
  leave: { en: "Leave it as a text", es: "Dejarlo como texto" },
  title: { en: "One position for each line", es: "Una posición por línea" },
  how: {
    en: "They go on the table in this order. Take out what is no position, such as the headings of a table.",
    es: "Irán a la mesa en este orden. Quita lo que no sea una posición, como los títulos de una tabla.",
  },
  many: {
    en: "These are the first {most} of {n} lines: {most} positions at a time, and the text stays for the others.",
    es: "Estas son las primeras {most} de {n} líneas: se ponen {most} posiciones cada vez, y el texto queda para las demás.",
  },
  kind: { en: "What kind of thing are they?", es: "¿Qué son?" },
  tooLong: {
    en: "Too long for a position, which has {most} letters at most.",
    es: "Es demasiado larga: una posición tiene como mucho {most} letras.",
  },
  none: { en: "Choose a line first.", es: "Elige antes alguna línea." },
  place: { en: "Put {n} {n|position|positions} on the table", es: "Poner {n} {n|posición|posiciones} en la mesa" },
} as const satisfies Record<string, Sentence>;
