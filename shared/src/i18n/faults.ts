import type { Sentence } from "./say.ts";

/** What a screen says that could not be fetched or drawn, and a page that waits too long. */
export const faults = {
  fetchedTitle: { en: "This part could not be loaded", es: "No se ha podido cargar esta parte" },
  fetchedText: {
    en: "The connection or the server may be down for a moment. What you wrote is kept.",
    es: "Puede que la conexión o el servidor fallen por un momento. Lo que has escrito se conserva.",
  },
  cutOff: {
    en: "There is no connection now. This part comes by itself when there is. What you wrote is kept.",
    es: "Ahora no hay conexión. Esta parte llega sola cuando la haya. Lo que has escrito se conserva.",
  },
  fetchedShort: { en: "This could not be loaded.", es: "No se ha podido cargar." },
  brokenTitle: { en: "Something failed here", es: "Algo ha fallado aquí" },
  brokenText: {
    en: "The fault is ours, not yours. What you wrote is kept.",
    es: "El fallo es nuestro, no tuyo. Lo que has escrito se conserva.",
  },
  brokenShort: { en: "Something failed here.", es: "Algo ha fallado aquí." },
  oldTitle: { en: "This browser is too old for Acuerdo", es: "Este navegador es demasiado antiguo para Acuerdo" },
  oldText: {
    en: "You need Chrome or Edge 100, Firefox 115, Safari 15.4, or anything newer. Another device may have one.",
    es: "Hace falta Chrome o Edge 100, Firefox 115, Safari 15.4 o algo más nuevo. Quizá otro dispositivo lo tenga.",
  },
  tryOld: { en: "Try all the same", es: "Probar de todos modos" },
  reload: { en: "Reload the page", es: "Recargar la página" },
  forHost: { en: "Text for whoever runs the server", es: "Texto para quien lleva el servidor" },
  slowTitle: { en: "This is taking a while", es: "Está tardando" },
  slowText: {
    en: "It goes on by itself as soon as it can. You can also begin again; what you wrote is kept.",
    es: "Sigue por su cuenta en cuanto puede. También puedes empezar otra vez; lo que has escrito se conserva.",
  },
  beginAgain: { en: "Begin again", es: "Empezar otra vez" },
  noServer: {
    en: "The server does not answer yet. Check that this device is connected.",
    es: "El servidor aún no responde. Comprueba que este dispositivo tiene conexión.",
  },
} satisfies Record<string, Sentence>;
