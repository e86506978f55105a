import type { Sentence } from "./say.ts";

/** Responding to statements one by one. */
export const weigh = {
  ways: { en: "How to respond", es: "Cómo responder" },
  oneByOne: { en: "One by one", es: "De una en una" },
  all: { en: "All", es: "Todas" },
  progress: { en: "{done} of {all} answered", es: "{done} de {all} respondidas" },
  version: { en: "Agreement {n} · version {version}", es: "Acuerdo {n} · versión {version}" },
  changed: { en: "What changed: {why}", es: "Qué ha cambiado: {why}" },
  by: { en: "{name} says", es: "{name} dice" },
  skip: { en: "Skip", es: "Saltar" },
  next: { en: "Next", es: "Siguiente" },
  back: { en: "Back", es: "Anterior" },
  below: {
    en: "{n} {n|choice|choices} below",
    es: "{n} {n|opción|opciones} más abajo",
  },
  hidden: { en: "You see the others’ answers after yours.", es: "Las demás respuestas se ven después de la tuya." },
  doneTitle: { en: "You have answered everything", es: "Has respondido a todo" },
  doneText: {
    en: "When somebody writes something new it will be here.",
    es: "Cuando alguien escriba algo nuevo estará aquí.",
  },
  skippedTitle: { en: "You skipped {n}", es: "Te has saltado {n}" },
  skippedText: { en: "They are waiting when you want them.", es: "Te esperan cuando quieras." },
  goThrough: { en: "Go through them", es: "Repasarlas" },
  noneTitle: { en: "Nothing to respond to yet", es: "Todavía no hay a qué responder" },
  noneText: {
    en: "As soon as others put something on the table, it comes here.",
    es: "En cuanto otras personas pongan algo en la mesa, llegará aquí.",
  },
  supersededTitle: { en: "It has new words now", es: "Ahora tiene otras palabras" },
  superseded: {
    en: "Meanwhile its text was changed, or it was withdrawn. Go on with what is on the table.",
    es: "Entretanto se cambió su texto o se retiró. Sigue con lo que hay en la mesa.",
  },
  observerTitle: { en: "You are observing", es: "Estás observando" },
  observerText: {
    en: "You can read everything; responding is for participants.",
    es: "Puedes leerlo todo; responder es de quienes participan.",
  },
  mediatorTitle: { en: "You mediate without answering yourself", es: "Medias sin dar respuestas" },
  mediatorText: {
    en: "If you take part, your answers count, and the group waits for them.",
    es: "Si participas, tus respuestas cuentan y el grupo las espera.",
  },
  takePart: { en: "Take part", es: "Participar" },
} satisfies Record<string, Sentence>;
