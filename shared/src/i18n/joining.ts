import type { Sentence } from "./say.ts";

/** Two devices of one person, that count once. */

export const joining = {
  title: { en: "Another device of mine", es: "Otro dispositivo mío" },
  hint: {
    en: "If you are here twice, by your phone and by a laptop, join the two: you count once.",
    es: "Si estás aquí dos veces, con el móvil y con un portátil, junta los dos: cuentas una sola vez.",
  },
  after: {
    en: "What you said by either stays; of two answers to the same, the later one holds. The record says that the two are you. Both devices may do what either may. This cannot be undone.",
    es: "Lo que has dicho con cualquiera de los dos se queda; de dos respuestas a lo mismo vale la última. El registro dice que las dos personas eres tú. Con ambos podrás hacer lo que ahora puedes con uno de ellos. No se puede deshacer.",
  },
  show: { en: "Show a code", es: "Mostrar un código" },
  code: { en: "Your personal code", es: "Tu código personal" },
  codeHint: {
    en: "Type it on your other device, under “{title}”. It works once, within five minutes. Show it to nobody: whoever types it is you from then on.",
    es: "Escríbelo en tu otro dispositivo, en «{title}». Vale una vez, durante cinco minutos. No se lo enseñes a nadie: quien lo escriba será tú desde entonces.",
  },
  type: { en: "Code that your other device shows", es: "Código que muestra tu otro dispositivo" },
  typeHint: {
    en: "Only a code of your own: what you said here becomes that person’s.",
    es: "Solo un código tuyo: lo que has dicho aquí pasará a ser de esa persona.",
  },
  typeMissing: { en: "Type the code of seven characters.", es: "Escribe el código de siete caracteres." },
  join: { en: "Join this device", es: "Juntar este dispositivo" },
  used: {
    en: "The code has been used: {name} is you now.",
    es: "El código se ha usado: {name} eres tú ahora.",
  },
  done: { en: "You are one person on both devices now.", es: "Ya eres la misma persona en los dos dispositivos." },
  same: { en: "Is the same person as…", es: "Es la misma persona que…" },
  sameOf: { en: "{name}: is the same person as…", es: "{name}: es la misma persona que…" },
  which: { en: "“{name}” is the same person as", es: "«{name}» es la misma persona que" },
  choose: { en: "Choose one.", es: "Elige una." },
  askHint: {
    en: "Both are asked, each on their device. When both have said yes, they count once, as the one that you choose. It cannot be undone.",
    es: "Se pregunta a los dos, a cada uno en su dispositivo. Cuando ambos digan que sí, contarán una vez, como quien elijas. No se puede deshacer.",
  },
  ask: { en: "Ask both", es: "Preguntar a los dos" },
  asked: { en: "asked whether they are {name}", es: "se le ha preguntado si es {name}" },
  question: {
    en: "Are {from} and {into} one person, you? If you say so on both devices, you count once, as {into}. This cannot be undone.",
    es: "¿Son {from} y {into} la misma persona, tú? Si lo dices en los dos dispositivos, cuentas una vez, como {into}. No se puede deshacer.",
  },
  waits: {
    en: "You have said that {from} and {into} are one person. The other device has not said so yet.",
    es: "Has dicho que {from} y {into} son la misma persona. Falta que lo diga el otro dispositivo.",
  },
  yes: { en: "Yes, both are me", es: "Sí, soy yo en los dos" },
  no: { en: "No", es: "No" },
} as const satisfies Record<string, Sentence>;
