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
  missing: {
    title: { en: "Write a title.", es: "Escribe el título." },
    objective: { en: "Write the common objective.", es: "Escribe el objetivo común." },
    password: { en: "Write the password.", es: "Escribe la contraseña." },
  },
} satisfies Record<string, Sentence | Record<string, Sentence>>;

const opened = {
  title: { en: "The board is open", es: "El tablero está abierto" },
  keep: {
    en: "Keep these links: whoever has one comes in with it, and the server does not show them again. They stay in this tab until you close it, a day at most. This device comes in without them.",
    es: "Guarda estos enlaces: quien tenga uno entra con él, y el servidor no vuelve a mostrarlos. Siguen en esta pestaña hasta que la cierres, un día como mucho. Este dispositivo entra sin ellos.",
  },
  owner: { en: "Only for you, who opened it", es: "Solo para ti, que lo abres" },
  ownerHint: {
    en: "With it you can always come back, from any device: nobody can put you out by making new links.",
    es: "Con él puedes volver siempre, desde cualquier dispositivo: nadie puede dejarte fuera haciendo enlaces nuevos.",
  },
  second: {
    en: "Let somebody else mediate too: send them the link for whoever mediates. If your device is lost, they go on.",
    es: "Que alguien más pueda mediar: mándale el enlace para quien media. Si tu dispositivo se pierde, seguirá quien lo tenga.",
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
  asking: { en: "Fetching the code…", es: "Trayendo el código…" },
  unknown: {
    en: "The code could not be fetched. It comes with the connection; whoever has a link can pass it on.",
    es: "No se ha podido traer el código. Vendrá con la conexión; quien tenga un enlace puede pasarlo.",
  },
  askMediator: {
    en: "Whoever mediates shows the code and the QR, and can send a link.",
    es: "Quien media enseña el código y el QR, y puede mandar un enlace.",
  },
  askThem: { en: "Ask {who}.", es: "Pídeselo a {who}." },
} satisfies Record<string, Sentence>;

const links = {
  title: { en: "Links to come in", es: "Enlaces para entrar" },
  lead: {
    en: "The server does not know the links and cannot show one again. A new one can be made at any time; it takes the place of the old one.",
    es: "El servidor no conoce los enlaces y no puede volver a mostrar ninguno. Siempre se puede hacer uno nuevo, que ocupa el lugar del anterior.",
  },
  make: { en: "New link", es: "Enlace nuevo" },
  sureTitle: { en: "Make a new link?", es: "¿Hacer un enlace nuevo?" },
  sure: {
    en: "The old one stops working at once, and the record says that there is a new one.",
    es: "El anterior deja de valer al momento, y en la memoria consta que hay uno nuevo.",
  },
  sureOut: {
    en: "{n} {n|person who came in by it is|people who came in by it are} out until they use the new one.",
    es: "{n} {n|persona que entró con él queda|personas que entraron con él quedan} fuera hasta que {n|use|usen} el nuevo.",
  },
  sureCode: { en: "The short code changes too.", es: "El código corto también cambia." },
  sureYou: { en: "You stay in.", es: "Tú sigues dentro." },
  cancel: { en: "Cancel", es: "Cancelar" },
  making: { en: "Making it…", es: "Haciéndolo…" },
  showQr: { en: "Show as QR", es: "Ver como QR" },
  hideQr: { en: "Hide the QR", es: "Ocultar el QR" },
} satisfies Record<string, Sentence>;

export const opening = { open, opened, share, links };
