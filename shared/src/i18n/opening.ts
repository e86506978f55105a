import type { Sentence } from "./say.ts";

/** What whoever opens a board reads: the form, the links, and how they are shared. Phones that join never fetch it. */

const open = {
  title: { en: "Open a board", es: "Abrir un tablero" },
  name: { en: "Title", es: "Título" },
  nameExample: { en: "Afternoons in the neighbourhood", es: "Las tardes del barrio" },
  objective: { en: "Common objective", es: "Objetivo común" },
  objectiveHint: {
    en: "What all of you are here for. It stays in sight.",
    es: "Para qué os juntáis. Estará siempre a la vista.",
  },
  language: { en: "Language of the minutes", es: "Idioma del acta" },
  voices: { en: "Voices", es: "Voces" },
  named: { en: "With names", es: "Con nombre" },
  namedMeans: {
    en: "Whoever writes or responds is seen with their name.",
    es: "Quien escribe o responde se ve con su nombre.",
  },
  anonymous: { en: "Anonymous", es: "Anónimas" },
  anonymousMeans: {
    en: "It is seen neither who is here nor who said what: each voice has an alias.",
    es: "No se ve quién está ni quién dijo qué: cada voz tiene un alias.",
  },
  password: { en: "Password", es: "Contraseña" },
  passwordHint: {
    en: "Whoever runs this server gives it to those who may open boards.",
    es: "La da quien lleva este servidor a quienes pueden abrir tableros.",
  },
  submit: { en: "Open the board", es: "Abrir el tablero" },
  missing: { en: "Write the title and the objective.", es: "Escribe el título y el objetivo." },
} satisfies Record<string, Sentence>;

const opened = {
  title: { en: "The board is open", es: "El tablero está abierto" },
  keep: {
    en: "Keep these links: whoever has one comes in with it, and the server does not show them again. This device remembers them too.",
    es: "Guarda estos enlaces: quien tenga uno entra con él, y el servidor no vuelve a mostrarlos. Este dispositivo también los recuerda.",
  },
  mediator: { en: "For whoever mediates", es: "Para quien media" },
  mediatorHint: {
    en: "Moves the phases, closes the door. Do not share it with everybody.",
    es: "Mueve las fases y cierra la puerta. No es para todo el mundo.",
  },
  participant: { en: "For participants", es: "Para participantes" },
  participantHint: { en: "They write, respond and agree.", es: "Escriben, responden y acuerdan." },
  observer: { en: "For observers", es: "Para quien observa" },
  observerHint: { en: "They see everything and touch nothing.", es: "Ven todo y no tocan nada." },
  code: { en: "Short code for participants", es: "Código corto para participantes" },
  enter: { en: "Enter as mediator", es: "Entrar para mediar" },
  another: { en: "Open another", es: "Abrir otro" },
} satisfies Record<string, Sentence>;

const share = {
  title: { en: "Come in", es: "Entrar al tablero" },
  scan: { en: "Point your phone's camera here", es: "Apunta aquí con la cámara del móvil" },
  orCode: { en: "or go to {address} and write", es: "o entra en {address} y escribe" },
  arriving: { en: "Who is here", es: "Quiénes están" },
  nobody: { en: "Nobody yet.", es: "Todavía nadie." },
  count: { en: "{n} in", es: "{n} dentro" },
  doorOpen: { en: "Door open", es: "Puerta abierta" },
  doorClosed: { en: "Door closed", es: "Puerta cerrada" },
  openDoor: { en: "Open the door", es: "Abrir la puerta" },
  closeDoor: { en: "Close the door", es: "Cerrar la puerta" },
  doorClosedText: {
    en: "The code lets nobody in while the door is closed.",
    es: "Con la puerta cerrada el código no deja entrar.",
  },
  links: { en: "Links", es: "Enlaces" },
  qrName: { en: "QR code of {address}", es: "Código QR de {address}" },
  onlyHere: {
    en: "This address works only on this computer. For phones, open the board by the network address that the server printed when it started.",
    es: "Esta dirección solo vale en este ordenador. Para los móviles, abre el tablero con la dirección de red que escribió el servidor al arrancar.",
  },
  unknown: {
    en: "This device does not have the code or the link. They are on the device that opened the board, and whoever mediates sees the code.",
    es: "Este dispositivo no tiene el código ni el enlace. Están en el que abrió el tablero, y quien media ve el código.",
  },
} satisfies Record<string, Sentence>;

export const opening = { open, opened, share };
