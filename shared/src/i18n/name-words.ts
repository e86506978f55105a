/** Words within people's names, by which initials are found; in small letters. */

/** What stands between names and is none. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set(
  "de del la las los el y e i da do dos das di du le of the van von der den zu".split(" "),
);

/** Given names that commonly come second in Spanish: after them the surnames begin. */
export const SECOND_GIVEN: ReadonlySet<string> = new Set(
  [
    "maría maria josé jose luis carmen jesús jesus mar pilar isabel manuel antonio ángel angel carlos javier miguel teresa",
    "rosa belén belen francisco juan pablo ignacio alberto fernando mercedes dolores rosario ángeles angeles cristina luisa",
    "elena victoria eugenia soledad concepción josefa ramón ramon enrique andrés andres alfonso",
  ].flatMap((line) => line.split(" ")),
);
