import { expect, test } from "vitest";
import { initialsOf } from "../../../client/src/ui/initials.ts";

const initials = (language: "en" | "es", names: readonly string[]) => names.map((name) => initialsOf(name, language));

test("[NA6] initials are letters of the name, without what tells somebody apart or says what they do", () => {
  const names = ["Marta (facilita)", "Lucía Ferrer", "Bo", "Ana López (2)", "👩‍👧 Noa", "", "Ludwig van Beethoven"];
  for (const language of ["en", "es"] as const)
    expect(initials(language, names)).toEqual(["M", "LF", "B", "AL", "👩‍👧N", "", "LB"]);
});

test("[NA6] on a Spanish board the first of two surnames counts, past a second given name and what stands between", () => {
  const names = [
    "Teodoro Vives Aznar",
    "Ana María de la Cruz",
    "Amparo Núñez de Haro",
    "José Ángel Múgica",
    "Ana María",
  ];
  expect(initials("es", names)).toEqual(["TV", "AC", "AN", "JM", "AM"]);
  const others = ["María del Carmen López Ruiz", "José Ortega y Gasset", "Juan de la Cruz", "ana garcía", "José Luis"];
  expect(initials("es", others)).toEqual(["ML", "JO", "JC", "AG", "JL"]);
});

test("[NA6] on an English board the last word counts", () => {
  const names = ["Priya Nair", "Mary Jane Watson", "Joan of Arc", "Ana María de la Cruz"];
  expect(initials("en", names)).toEqual(["PN", "MW", "JA", "AC"]);
});
