import type { RefusalCode } from "../refusal.ts";
import type { Sentence } from "./say.ts";

export const refusals: Readonly<Record<RefusalCode, Sentence>> = {
  "bad-request": { en: "That request was not understood.", es: "No se ha entendido la petición." },
  "bad-json": { en: "That is not valid JSON.", es: "Eso no es JSON válido." },
  "bad-id": { en: "That address is not a board.", es: "Esa dirección no es la de un tablero." },
  "token-missing": { en: "Join the board first.", es: "Entra primero en el tablero." },
  "token-invalid": { en: "Your entry has expired. Join again.", es: "Tu entrada ha caducado. Vuelve a entrar." },
  "key-invalid": { en: "That link or code does not open this board.", es: "Ese enlace o código no abre este tablero." },
  "door-closed": {
    en: "The door is closed. Ask whoever facilitates for a link.",
    es: "La puerta está cerrada. Pide un enlace a quien facilita.",
  },
  "may-not-write": {
    en: "You are looking on: you cannot write on this board.",
    es: "Estás observando: no puedes escribir en este tablero.",
  },
  "not-the-wheel": {
    en: "Only whoever holds the wheel can do this.",
    es: "Solo quien lleva el timón puede hacer esto.",
  },
  "wrong-board": { en: "Your entry is for another board.", es: "Tu entrada es para otro tablero." },
  "wrong-origin": {
    en: "The server's address is not set up: it does not know the one in your browser. Whoever runs it can put that right; what you do is kept meanwhile.",
    es: "La dirección del servidor no está bien puesta: no conoce la de tu navegador. Quien lo lleva puede arreglarlo; lo que hagas se conserva mientras tanto.",
  },
  "no-such-board": { en: "There is no such board.", es: "No existe ese tablero." },
  "no-such-route": { en: "There is nothing at this address.", es: "No hay nada en esta dirección." },
  "no-such-format": { en: "There is no such export format.", es: "No existe ese formato de exportación." },
  "wrong-method": { en: "This address does not do that.", es: "Esta dirección no admite eso." },
  "no-such-member": { en: "That person is not on the board.", es: "Esa persona no está en el tablero." },
  "no-such-position": { en: "That position is not on the board.", es: "Esa posición no está en el tablero." },
  "no-such-cluster": { en: "That cluster is not on the board.", es: "Esa agrupación no está en el tablero." },
  "no-such-agreement": { en: "That agreement is not on the board.", es: "Ese acuerdo no está en el tablero." },
  "no-such-version": { en: "Put a version to the test first.", es: "Antes hay que poner a prueba una versión." },
  "no-such-objection": { en: "You have no open objection there.", es: "No tienes ahí ninguna objeción abierta." },
  "no-such-commitment": { en: "That commitment is not on the board.", es: "Ese compromiso no está en el tablero." },
  "id-taken": { en: "That identifier is already in use.", es: "Ese identificador ya está en uso." },
  "intent-reused": {
    en: "That request was already used for something else.",
    es: "Esa petición ya se usó para otra cosa.",
  },
  "not-yours": { en: "Only its author can do this.", es: "Solo su autor o autora puede hacer esto." },
  "not-taking-part": {
    en: "You run this board without a stance of your own. You can choose to take part.",
    es: "Llevas este tablero sin postura propia. Puedes elegir tomar parte.",
  },
  "already-answered": {
    en: "Others have already responded to these words. Place a new position instead.",
    es: "Ya hay quien ha respondido a estas palabras. Escribe una posición nueva.",
  },
  withdrawn: { en: "It has been withdrawn.", es: "Se ha retirado." },
  "changed-meanwhile": {
    en: "Somebody reworded it meanwhile. Your text is kept: compare and decide.",
    es: "Alguien lo ha redactado de otra forma entretanto. Tu texto se conserva: compara y decide.",
  },
  "nothing-to-test": {
    en: "There is no wording to put to the test yet.",
    es: "Todavía no hay un texto que poner a prueba.",
  },
  "unchanged-wording": { en: "These words are already being tested.", es: "Estas palabras ya están a prueba." },
  superseded: {
    en: "There is a newer version. Respond to that one.",
    es: "Hay una versión más nueva. Responde a esa.",
  },
  "let-go": { en: "The group has let this agreement go.", es: "El grupo ha retirado este acuerdo." },
  "reason-missing": { en: "An objection needs its reason.", es: "Una objeción necesita su razón." },
  "too-many": { en: "This board has reached a limit.", es: "Este tablero ha llegado a un límite." },
  "too-large": { en: "That is too large.", es: "Eso es demasiado grande." },
  "wrong-type": { en: "Send it as application/json.", es: "Envíalo como application/json." },
  "slow-down": {
    en: "Too many requests at once. Wait a moment.",
    es: "Demasiadas peticiones a la vez. Espera un momento.",
  },
  internal: {
    en: "Something went wrong on the server. Nothing that was saved is lost.",
    es: "Algo ha fallado en el servidor. Nada de lo guardado se ha perdido.",
  },
  "try-again": {
    en: "The server cannot do this right now. Try again in a moment.",
    es: "El servidor no puede hacerlo ahora. Inténtalo dentro de un momento.",
  },
};
