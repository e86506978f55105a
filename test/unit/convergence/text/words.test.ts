import { describe, expect, test } from "vitest";
import { stemEnglish } from "../../../../shared/src/convergence/text/stem-english.ts";
import { stemSpanish } from "../../../../shared/src/convergence/text/stem-spanish.ts";
import {
  characterGrams,
  deniedStems,
  languageOf,
  negates,
  stemsOf,
  wordsIn,
} from "../../../../shared/src/convergence/text/tokens.ts";

describe("forms of a word meet", () => {
  test.each([
    "garden gardens gardening",
    "child child's",
    "meet meets meeting meetings",
    "decide decided decides deciding",
    "organise organised organizes organisation organization",
    "city cities",
    "quiet quietly quietness",
    "plan plans planned planning",
    "key keys",
    "bus buses",
    "noisy noisily noisiness",
  ])("[CV33] English: %s", (forms) => {
    expect(new Set(forms.split(" ").map(stemEnglish)).size).toBe(1);
  });

  test.each([
    "vecino vecina vecinos vecinas",
    "reunión reuniones",
    "limpiar limpia limpiado limpian limpiamos",
    "escuela escuelas",
    "decisión decisiones",
    "organizar organización organizaciones organizado",
    "buscar busque buscamos",
    "luz luces",
    "médico medica médicos",
    "acompañar acompaña acompañamiento",
    "llegar llegue llegan",
  ])("[CV33] Spanish: %s", (forms) => {
    expect(new Set(forms.split(" ").map(stemSpanish)).size).toBe(1);
  });

  test.each([
    ["school", "scholar"],
    ["public", "publish"],
    ["meal", "meet"],
    ["bus", "business"],
  ])("[CV33] English: %s is not %s", (left, right) => {
    expect(stemEnglish(left)).not.toBe(stemEnglish(right));
  });

  test.each([
    ["casa", "caso"],
    ["año", "ano"],
    ["parque", "parto"],
    ["puerta", "puerto"],
  ])("[CV33] Spanish: %s and %s differ as words, whatever their stems", (left, right) => {
    expect(wordsIn(left)).not.toEqual(wordsIn(right));
  });
});

describe("the words of a note", () => {
  test("[CV33] emoji, marks, addresses and line breaks are no words", () => {
    expect(wordsIn("=1 auxiliar 🍃\n**para** <b>9</b> casas")).toEqual([
      "1",
      "auxiliar",
      "para",
      "b",
      "9",
      "b",
      "casas",
    ]);
    expect(wordsIn("🍃 … —")).toEqual([]);
  });

  test("[CV33] a note has its own language, and the board's where it does not show", () => {
    expect(languageOf(wordsIn("El barrio necesita un centro para los jóvenes"), "en")).toBe("es");
    expect(languageOf(wordsIn("We need a place for the young people of the area"), "es")).toBe("en");
    expect(languageOf(wordsIn("Wifi"), "es")).toBe("es");
  });

  test("[CV33] words without a matter of their own are left out", () => {
    expect(stemsOf(wordsIn("We need to have a garden"), "en")).toEqual(["garden"]);
    expect(stemsOf(wordsIn("Que haya un huerto en la plaza"), "es")).toEqual(["huert", "plac"]);
  });

  test("[CV33] runs of three to five characters include the edges", () => {
    expect(characterGrams("sol")).toEqual(["<so", "sol", "ol>", "<sol", "sol>", "<sol>"]);
  });

  test("[CV38] a negation is heard, and what it denies", () => {
    expect(negates(wordsIn("Cars shouldn't enter"))).toBe(true);
    expect(negates(wordsIn("Prohibir los coches"))).toBe(true);
    expect(negates(wordsIn("Cars should enter"))).toBe(false);
    expect([...deniedStems("No alcohol in the hall. Music is fine.", "en")]).toEqual(["alcohol", "hall"]);
    expect([...deniedStems("La revisión en persona y nunca por videollamada: en casa", "es")]).toEqual(["videollam"]);
  });
});
