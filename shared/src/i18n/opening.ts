import type { Sentence } from "./say.ts";

/** What whoever opens a board reads: the form, the links, and how they are shared. Phones that join never fetch it. */

const open = {
  title: { en: "Open a board", es: "Abrir un tablero" },
  name: { en: "Title", es: "Título" },
  nameExample: { en: "Afternoons in the neighbourhood", es: "Las tardes del barrio" },
  objective: { en: "Common objective", es: "Objetivo común" },
  objectiveHint: {
    en: "What brings the group together, in one sentence. It stays in sight.",
    es: "Para qué se reúne el grupo, en una frase. Queda siempre a la vista.",
  },
  language: { en: "Language of the board and its minutes", es: "Idioma del tablero y de su acta" },
  voices: { en: "Voices", es: "Voces" },
  named: { en: "With names", es: "Con nombre" },
  namedMeans: {
    en: "People see who wrote and who answered what.",
    es: "Se ve quién escribe y quién responde qué.",
  },
  anonymous: { en: "Anonymous", es: "Anónimas" },
  anonymousMeans: {
    en: "Nobody sees who is here or who said what: each voice has an alias.",
    es: "Nadie ve quién está ni quién dijo qué: cada voz tiene un alias.",
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
    en: "Keep these links: whoever has one comes in with it. You find them again under “Share”, in this tab and for a day; after that only new ones can be made. This device comes in without any.",
    es: "Guarda estos enlaces: quien tenga uno entra con él. Los encuentras otra vez en «Compartir», en esta pestaña y durante un día; después solo se pueden hacer nuevos. Este dispositivo entra sin ninguno.",
  },
  owner: { en: "Only for you, who opened it", es: "Solo para ti, que lo has abierto" },
  ownerHint: {
    en: "With it you can always come back, from any device: nobody can put you out by making new links.",
    es: "Con él puedes volver siempre, desde cualquier dispositivo: nadie puede dejarte fuera haciendo enlaces nuevos.",
  },
  mediator: { en: "For whoever mediates", es: "Para quien media" },
  mediatorHint: {
    en: "Whoever has it moves the phases and opens or closes the door. Send it to one more person: if your device is lost, they go on.",
    es: "Quien lo tenga mueve las fases y abre o cierra la puerta. Mándaselo a otra persona: si tu dispositivo se pierde, seguirá ella.",
  },
  participant: { en: "For participants", es: "Para participantes" },
  participantHint: { en: "They write, respond and agree.", es: "Escriben, responden y acuerdan." },
  observer: { en: "For observers", es: "Para quien observa" },
  observerHint: { en: "They see everything and touch nothing.", es: "Ven todo y no tocan nada." },
  code: { en: "Board code, for participants", es: "Código del tablero, para participantes" },
  enter: { en: "Enter as mediator", es: "Entrar para mediar" },
  screen: { en: "For the screen in the room", es: "Para la pantalla de la sala" },
  screenHint: {
    en: "It observes, and under “Share” it shows everybody the QR and the code.",
    es: "Observa, y en «Compartir» enseña a todo el mundo el QR y el código.",
  },
} satisfies Record<string, Sentence>;

const share = {
  title: { en: "Share: how to come in", es: "Compartir: cómo entrar" },
  scan: { en: "Point your phone’s camera here", es: "Apunta aquí con la cámara del móvil" },
  orCode: { en: "or go to {address} and write", es: "o entra en {address} y escribe" },
  arriving: { en: "Who has come in", es: "Quiénes han entrado" },
  nobody: { en: "Nobody yet.", es: "Todavía nadie." },
  count: { en: "{n} on the board", es: "{n} en el tablero" },
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
    en: "Other devices cannot come in yet: the computer that runs the board is on no network. Connect it to the Wi-Fi of the room or to a cable, then open this again.",
    es: "Todavía no se puede entrar desde otros dispositivos: el ordenador del tablero no está en ninguna red. Conéctalo a la wifi de la sala o a un cable y vuelve a abrir esto.",
  },
  asking: { en: "Loading the code…", es: "Cargando el código…" },
  unknown: {
    en: "The code could not be loaded. It appears when the connection is back; whoever has a link can pass it on.",
    es: "No se ha podido cargar el código. Aparecerá cuando vuelva la conexión; quien tenga un enlace puede pasarlo.",
  },
  address: { en: "Address for other people", es: "Dirección para otras personas" },
  addressHint: {
    en: "The board has several. If a phone does not get in, choose another.",
    es: "El tablero tiene varias. Si un móvil no entra, elige otra.",
  },
  doorClosedAsk: {
    en: "Nobody comes in by the code for now. Whoever mediates can open the door again.",
    es: "De momento no se entra con el código. Quien media puede volver a abrir la puerta.",
  },
  whereToWrite: {
    en: "The code is written at {address}.",
    es: "El código se escribe en {address}.",
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
    es: "El anterior deja de valer al momento, y en el registro consta que hay uno nuevo.",
  },
  sureOut: {
    en: "{n} {n|person who came in by it is|people who came in by it are} out until they use the new one.",
    es: "{n} {n|persona que entró con él queda|personas que entraron con él quedan} fuera hasta que {n|use|usen} el nuevo.",
  },
  sureCode: { en: "The board’s code changes too.", es: "El código del tablero también cambia." },
  sureYou: { en: "You stay in.", es: "Tú sigues dentro." },
  cancel: { en: "Cancel", es: "Cancelar" },
  making: { en: "Making it…", es: "Haciéndolo…" },
  showQr: { en: "Show as QR", es: "Ver como QR" },
  hideQr: { en: "Hide the QR", es: "Ocultar el QR" },
} satisfies Record<string, Sentence>;

export const opening = { open, opened, share, links };
