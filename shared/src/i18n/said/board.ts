import type { Sentence } from "../say.ts";

/** The board itself: in the record, and to whoever acts. */

/** What each event says. `who` did it; the rest are details in words. */
export const said = {
  "board.opened": { en: "The board was opened: “{title}”", es: "Se abrió el tablero: «{title}»" },
  "board.brought": {
    en: "The server brought the board to a newer version of the program",
    es: "El servidor pasó el tablero a una versión más nueva del programa",
  },
  "board.changed": { en: "{who} changed {fields}", es: "{who} cambió {fields}" },
  "phase.moved": {
    en: "{who} moved the board to the phase “{phase}”",
    es: "{who} pasó el tablero a la fase «{phase}»",
  },
  "door.set": { en: "{who} {open|opened|closed} the door", es: "{who} {open|abrió|cerró} la puerta" },
  "key.replaced": {
    en: "{who} made a new link for {whom}: the old one lets nobody in any more",
    es: "{who} hizo un enlace nuevo para {whom}: el anterior ya no deja entrar",
  },
} as const satisfies Record<string, Sentence>;

/** Where an event says something rarer than its kind. */
export const also = {
  doorLeft: {
    en: "The door closed by itself: nobody who mediates had been here for a long time",
    es: "La puerta se cerró sola: hacía mucho que no pasaba por aquí nadie que media",
  },
  forMediators: { en: "whoever mediates", es: "quien media" },
  forParticipants: { en: "participants", es: "participantes" },
  forObservers: { en: "whoever observes", es: "quien observa" },
} as const satisfies Record<string, Sentence>;

/** One's own acts, the moment they are done: short, because a voice says them. */
export const done = {
  /** What a screen reader is told of one's own acts and of what others do; short, because it interrupts. */
  boardChanged: { en: "Settings saved.", es: "Ajustes guardados." },
  phase: { en: "Everybody is now in the phase “{phase}”.", es: "Todo el mundo está ahora en la fase «{phase}»." },
  doorOpen: { en: "The door is open.", es: "La puerta está abierta." },
  doorClosed: { en: "The door is closed.", es: "La puerta está cerrada." },
} as const satisfies Record<string, Sentence>;
