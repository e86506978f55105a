import type { Sentence } from "./say.ts";

/** What people say about a position, beside their answers. */
export const comments = {
  open: { en: "Comments", es: "Comentarios" },
  openCount: { en: "{n} {n|comment|comments}", es: "{n} {n|comentario|comentarios}" },
  title: { en: "Comments on “{text}”", es: "Comentarios sobre «{text}»" },
  none: { en: "No comments yet.", es: "Todavía no hay comentarios." },
  field: { en: "Your comment", es: "Tu comentario" },
  example: { en: "A question, a doubt, an example…", es: "Una pregunta, una duda, un ejemplo…" },
  add: { en: "Comment", es: "Comentar" },
  empty: { en: "Write a comment first.", es: "Escribe primero un comentario." },
  gone: {
    en: "The position was withdrawn while you wrote about it: “{text}”",
    es: "Se ha retirado la posición mientras escribías sobre ella: «{text}»",
  },
  withdraw: { en: "Withdraw the comment", es: "Retirar el comentario" },
  withdrawOf: { en: "Withdraw the comment “{text}”", es: "Retirar el comentario «{text}»" },
} satisfies Record<string, Sentence>;
