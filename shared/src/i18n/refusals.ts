import type { RefusalCode } from "../refusal.ts";
import type { Sentence } from "./say.ts";

export const refusals: Readonly<Record<RefusalCode, Sentence>> = {
  "bad-request": {
    en: "That could not be done as it was sent. Reload the page and try again.",
    es: "No se ha podido hacer. Recarga la página e inténtalo otra vez.",
  },
  "bad-json": { en: "That is not valid JSON.", es: "Eso no es JSON válido." },
  "nothing-written": {
    en: "There is nothing in it that can be seen.",
    es: "No hay nada escrito que se pueda ver.",
  },
  "too-long": {
    en: "That is too long for its field. Shorten it.",
    es: "Es demasiado largo para su campo. Acórtalo.",
  },
  "bad-id": { en: "That address is not a board.", es: "Esa dirección no es la de un tablero." },
  "token-missing": { en: "Join the board first.", es: "Entra primero en el tablero." },
  "token-invalid": { en: "Your access has run out. Enter again.", es: "Tu acceso ha caducado. Vuelve a entrar." },
  "password-missing": {
    en: "Not everybody may open boards here. Ask whoever runs this server for the password.",
    es: "Aquí no puede abrir tableros cualquiera. Pide la contraseña a quien lleva este servidor.",
  },
  "password-invalid": {
    en: "That password does not open boards here.",
    es: "Esa contraseña no sirve para abrir tableros aquí.",
  },
  "key-invalid": { en: "That link or code does not open this board.", es: "Ese enlace o código no abre este tablero." },
  "door-closed": {
    en: "The door is closed. Ask whoever mediates for a link.",
    es: "La puerta está cerrada. Pide un enlace a quien media.",
  },
  "may-not-write": {
    en: "You are observing: you cannot write on this board.",
    es: "Estás observando: no puedes escribir en este tablero.",
  },
  "not-the-wheel": {
    en: "Only a mediator can do this.",
    es: "Solo puede hacerlo quien media.",
  },
  "wrong-board": {
    en: "Your access is for another board. Enter this one by its link or code.",
    es: "Tu acceso es para otro tablero. Entra en este con su enlace o su código.",
  },
  removed: {
    en: "Whoever mediates has taken you off this board. Ask them to let you back in.",
    es: "Quien media te ha sacado de este tablero. Pídele que te deje volver.",
  },
  "last-mediator": {
    en: "Nobody else mediates this board: somebody has to.",
    es: "Nadie más media en este tablero: alguien tiene que hacerlo.",
  },
  "same-member": {
    en: "This is the same person already.",
    es: "Ya es la misma persona.",
  },
  "has-left": {
    en: "That person has left the group. Nobody else can bring them back.",
    es: "Esa persona ha dejado el grupo. Solo ella misma puede volver.",
  },
  "you-left": {
    en: "You have left this group. Come back to it first: what you wrote is kept.",
    es: "Has dejado este grupo. Primero vuelve a él: lo que has escrito se conserva.",
  },
  "voices-anonymous": {
    en: "Not where voices are anonymous: it would help to tell whose each voice is.",
    es: "No se puede donde las voces son anónimas: ayudaría a adivinar de quién es cada una.",
  },
  "no-such-personal-code": {
    en: "No device of this board shows that code now. It works once and for a few minutes: have a new one shown.",
    es: "Ningún dispositivo de este tablero muestra ahora ese código. Vale una vez y unos minutos: muestra otro.",
  },
  "wrong-origin": {
    en: "The server’s address is not set up: it does not know the one in your browser. Tell whoever runs it; what you do is kept meanwhile.",
    es: "La dirección del servidor no está configurada: no conoce la de tu navegador. Avisa a quien lo lleva; lo que hagas se conserva mientras tanto.",
  },
  "no-such-board": {
    en: "There is no such board. Check the link or the code.",
    es: "No existe ese tablero. Revisa el enlace o el código.",
  },
  "no-such-route": { en: "There is nothing at this address.", es: "No hay nada en esta dirección." },
  "no-such-format": { en: "There is no such export format.", es: "No existe ese formato de exportación." },
  "no-such-moment": {
    en: "The board of that moment was not kept. Choose another one.",
    es: "El tablero de ese momento no se guardó. Elige otro.",
  },
  "moment-damaged": {
    en: "The board of that moment was damaged on the server’s disk. Choose another one.",
    es: "El tablero de ese momento se ha dañado en el disco del servidor. Elige otro.",
  },
  "wrong-method": { en: "This address does not do that.", es: "Esta dirección no admite eso." },
  "no-such-member": { en: "That person is not on the board.", es: "Esa persona no está en el tablero." },
  "no-such-position": { en: "That position is not on the board.", es: "Esa posición no está en el tablero." },
  "no-such-cluster": { en: "That cluster is not on the board.", es: "Esa agrupación no está en el tablero." },
  "no-such-agreement": { en: "That agreement is not on the board.", es: "Ese acuerdo no está en el tablero." },
  "no-such-version": { en: "Put a version to the test first.", es: "Antes hay que poner a prueba una versión." },
  "no-such-objection": { en: "You have no open objection there.", es: "No tienes ahí ninguna objeción abierta." },
  "no-such-commitment": { en: "That commitment is not on the board.", es: "Ese compromiso no está en el tablero." },
  "no-such-organization": {
    en: "That organisation is not on the board.",
    es: "Esa organización no está en el tablero.",
  },
  "no-such-words": { en: "Those words are not on the board.", es: "Esas palabras no están en el tablero." },
  "no-such-comment": { en: "That comment is not on the board.", es: "Ese comentario no está en el tablero." },
  "id-taken": { en: "That identifier is already in use.", es: "Ese identificador ya está en uso." },
  "intent-reused": {
    en: "That was already used for something else. Reload the page and try again.",
    es: "Eso ya se usó para otra cosa. Recarga la página e inténtalo otra vez.",
  },
  "not-yours": { en: "Only the person who wrote it can do this.", es: "Solo puede hacerlo quien lo escribió." },
  "not-taking-part": {
    en: "You mediate without answering yourself. In “Who I am here” you can choose to take part.",
    es: "Medias sin dar respuestas. En «Quién soy aquí» puedes elegir participar.",
  },
  "already-answered": {
    en: "There are answers or comments already, so the text cannot be changed. Write another position.",
    es: "Ya hay respuestas o comentarios, así que el texto no se puede cambiar. Escribe otra posición.",
  },
  withdrawn: {
    en: "It was withdrawn meanwhile: there is nothing to do.",
    es: "Se retiró entretanto: no hay nada que hacer.",
  },
  "changed-meanwhile": {
    en: "It was changed meanwhile, so this was not done. Yours is kept: compare and decide.",
    es: "Ha cambiado entretanto, así que no se ha hecho. Lo tuyo se conserva: compara y decide.",
  },
  "nothing-to-test": {
    en: "There is no text to put to the test yet. Word one first.",
    es: "Todavía no hay un texto que poner a prueba. Redacta uno antes.",
  },
  "unchanged-wording": { en: "These words are already being tested.", es: "Estas palabras ya están a prueba." },
  superseded: {
    en: "There is a newer version. Respond to that one.",
    es: "Hay una versión más nueva. Responde a esa.",
  },
  "let-go": { en: "The group has withdrawn this agreement.", es: "El grupo ha retirado este acuerdo." },
  "reason-missing": {
    en: "An objection needs a reason: write it in one line.",
    es: "Una objeción necesita un motivo: escríbelo en una línea.",
  },
  "too-many": {
    en: "That is more than the board holds, or than one person may put on it. Ask whoever hosts it.",
    es: "Es más de lo que cabe en el tablero, o de lo que puede poner una persona. Avisa a quien lo aloja.",
  },
  "too-soon": {
    en: "Somebody put other words to the test a moment ago, and people are answering them. Wait some minutes, or ask whoever mediates.",
    es: "Alguien acaba de poner a prueba otras palabras y la gente está respondiendo. Espera unos minutos o díselo a quien media.",
  },
  "too-large": { en: "That is too large. Shorten it.", es: "Es demasiado grande. Acórtalo." },
  "wrong-type": { en: "Send it as application/json.", es: "Envíalo como application/json." },
  "slow-down": {
    en: "Too much at once. Wait a moment.",
    es: "Demasiadas cosas a la vez. Espera un momento.",
  },
  internal: {
    en: "Something went wrong on the server. Nothing that was saved is lost.",
    es: "Algo ha fallado en el servidor. Nada de lo guardado se ha perdido.",
  },
  "try-again": {
    en: "The server can save nothing right now: it is starting again, or its disk is full. Try again in a moment; if it goes on, tell whoever runs it.",
    es: "El servidor no puede guardar nada ahora: se está reiniciando o tiene el disco lleno. Inténtalo dentro de un momento; si sigue igual, avisa a quien lo lleva.",
  },
};
