import type { Sentence } from "./say.ts";

/** Coming in: the home page, opening a board, joining it, and what the projector shows so that others join. */

const home = {
  lead: {
    en: "A table for a network to find what everybody can live with.",
    es: "Una mesa para que una red encuentre aquello con lo que todo el mundo puede vivir.",
  },
  joinTitle: { en: "I have a code", es: "Tengo un código" },
  code: { en: "Six letters and numbers", es: "Seis letras y números" },
  codeHint: { en: "They are on the screen of the room.", es: "Están en la pantalla de la sala." },
  join: { en: "Go to the board", es: "Ir al tablero" },
  codeShort: { en: "A code has six letters or numbers.", es: "El código tiene seis letras o números." },
  codeUnknown: {
    en: "No board has this code. Look at it again: there is no O, 0, I or 1 in it.",
    es: "Ningún tablero tiene este código. Míralo otra vez: no lleva O, 0, I ni 1.",
  },
  boardsTitle: { en: "Boards I was on", es: "Tableros en los que estuve" },
  boardsNone: {
    en: "The boards you enter from this device will be here.",
    es: "Aquí estarán los tableros en los que entres con este dispositivo.",
  },
  licences: { en: "Whose work this is made of: licences", es: "De qué trabajos está hecho: licencias" },
  forget: { en: "Take off this list", es: "Quitar de esta lista" },
  lastHere: { en: "{role} · {date}", es: "{role} · {date}" },
} satisfies Record<string, Sentence>;

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
    en: "It is seen who is here, not who said what: each voice has an alias.",
    es: "Se ve quién está, no quién dijo qué: cada voz tiene un alias.",
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

const join = {
  name: { en: "How shall we call you?", es: "¿Cómo te llamamos?" },
  from: { en: "I come from…", es: "Vengo de…" },
  justMe: { en: "Just me", es: "Por mi cuenta" },
  other: { en: "Another organisation", es: "Otra organización" },
  organization: { en: "Which organisation?", es: "¿Qué organización?" },
  brings: { en: "What I bring", es: "Lo que traigo" },
  bringsExample: { en: "A van, ten years in the school…", es: "Una furgoneta, diez años en la escuela…" },
  seenNamed: {
    en: "Everybody on the board will see your name beside what you write.",
    es: "Todo el tablero verá tu nombre junto a lo que escribas.",
  },
  seenAnonymous: {
    en: "Your name is seen among those present; what you write and answer goes under an alias.",
    es: "Tu nombre se ve entre quienes están; lo que escribas y respondas va con un alias.",
  },
  seenObserver: {
    en: "You come to observe: you see everything, and your name is seen among those present.",
    es: "Vienes a observar: lo ves todo, y tu nombre se ve entre quienes están.",
  },
  takePart: { en: "I take part too", es: "También tomo parte" },
  takePartHint: {
    en: "My stance counts and is waited for.",
    es: "Mi postura cuenta y se espera.",
  },
  enter: { en: "Enter", es: "Entrar" },
  entering: { en: "Entering…", es: "Entrando…" },
} satisfies Record<string, Sentence>;

const refused = {
  closedTitle: { en: "The door is closed", es: "La puerta está cerrada" },
  closed: {
    en: "Whoever mediates has closed the entrance for now. Ask them to open it, or to give you a link.",
    es: "Quien media ha cerrado la entrada por ahora. Pídele que la abra o que te dé un enlace.",
  },
  keyTitle: { en: "This link does not open the board", es: "Este enlace no abre el tablero" },
  key: {
    en: "Part of it may be missing. Ask for it again, or come in with the code of six.",
    es: "Puede que le falte un trozo. Pídelo otra vez o entra con el código de seis.",
  },
  gone: { en: "There is no board here", es: "Aquí no hay ningún tablero" },
  goneText: {
    en: "The address is not complete, or the board was taken away.",
    es: "La dirección no está completa o el tablero se retiró.",
  },
  offlineTitle: { en: "No connection", es: "No hay conexión" },
  offlineText: {
    en: "We keep trying. Check the Wi-Fi of the room.",
    es: "Lo seguimos intentando. Mira si tienes la wifi de la sala.",
  },
  fullTitle: { en: "The board is full", es: "El tablero está lleno" },
  troubleTitle: { en: "It did not work", es: "No ha funcionado" },
  endedTitle: { en: "You are not on the board any more", es: "Ya no estás en el tablero" },
  ended: {
    en: "The entrance was withdrawn or has run out. What you wrote and was saved is on the board.",
    es: "La entrada se retiró o ha caducado. Lo que escribiste y quedó guardado está en el tablero.",
  },
  again: { en: "Enter again", es: "Volver a entrar" },
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

const profile = {
  title: { en: "Who I am here", es: "Quién soy aquí" },
  alias: { en: "What you write and answer is seen as {alias}.", es: "Lo que escribes y respondes se ve como {alias}." },
  organizationHint: { en: "Leave it empty if you come on your own.", es: "Déjalo vacío si vienes por tu cuenta." },
} satisfies Record<string, Sentence>;

export const arrive = { home, open, opened, join, refused, share, profile };
