import type { Sentence } from "./say.ts";

/** What a board with anonymous voices says about itself: what is seen, what is not, and what an alias cannot hide. */

export const anonymity = {
  joinSeen: {
    en: "Nobody sees your name here, nor that you came: what you write and answer goes under an alias.",
    es: "Aquí nadie ve tu nombre ni que has entrado: lo que escribas y respondas va con un alias.",
  },
  joinMediator: {
    en: "Nobody sees your name here. Without taking part, what you write is seen as said by whoever mediates.",
    es: "Aquí nadie ve tu nombre. Si no participas, lo que escribas se verá como dicho por quien media.",
  },
  joinObserver: {
    en: "You come to observe: you see everything, and nobody sees that you are here.",
    es: "Vienes a observar: lo ves todo y nadie ve que estás.",
  },
  limits: {
    en: "An alias does not hide how you write, nor you while hardly anybody else is here; and whoever runs the server could find out.",
    es: "Un alias no oculta tu forma de escribir, ni a ti mientras no haya casi nadie más; y quien lleva el servidor podría averiguarlo.",
  },
  asWheel: {
    en: "It will be seen as said by whoever mediates. To have an alias, choose to take part.",
    es: "Se verá como dicho por quien media. Para tener un alias, elige participar.",
  },
} as const satisfies Record<string, Sentence>;
