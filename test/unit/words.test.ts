import {
  BIRDS,
  CANVAS_TOOLS,
  COMMITMENT_STATES,
  canvasColours,
  footings,
  GRADES,
  HANDS,
  mapVerdicts,
  PHASES,
  POSITION_KINDS,
  PRESET_NAMES,
  planks,
  ROLES,
  say,
  sayCounts,
  sayList,
  sayNumber,
  sayPercent,
  sayWhoAnswered,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { begun, codeOf, keysOfSentences, SENTENCES, screens, type Written } from "../support/sentences.ts";

/** Both languages as one good editor would leave them: what can be told from the sentences themselves. */

const BOTH = SENTENCES.flatMap(({ where, en, es }) => [
  { where, language: "en" as const, text: en },
  { where, language: "es" as const, text: es },
]);
const inLanguage = (language: "en" | "es") => BOTH.filter((one) => one.language === language);
const found = (texts: typeof BOTH, wrong: (text: string) => boolean) =>
  texts.filter(({ text }) => wrong(text)).map(({ language, text }) => `${language}: ${text}`);

test("[WD1] no sentence escapes this page", () => {
  expect(SENTENCES.length).toBeGreaterThan(900);
  expect(SENTENCES.length).toBe(begun());
});

describe("[WD1] both languages say the same thing", () => {
  /** But for values that only choose a form, which one language may need and the other not. */
  const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  const end = (text: string) => /[.?!:…]?$/.exec(text)?.[0];
  const unlike = (of: (text: string) => unknown) =>
    SENTENCES.filter(({ en, es }) => JSON.stringify(of(en)) !== JSON.stringify(of(es))).map(
      ({ where }: Written) => where,
    );

  test("with the same values", () => expect(unlike((text) => [...new Set(named(text))])).toEqual([]));
  test("with the same end", () => expect(unlike(end)).toEqual([]));
  test("and each is whole once its values are there", () => {
    const values = (text: string) => Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, name]) => [name, 2]));
    const whole = SENTENCES.flatMap((both) => [say("en", both, values(both.en)), say("es", both, values(both.es))]);
    expect(whole.filter((text) => /[{}|]/.test(text))).toEqual([]);
  });
});

describe("[WD2] what is counted has a form for one and for many", () => {
  /** Values that say how many there are. */
  const COUNTS = ["n", "count", "people", "all", "answered", "expected", "accepting", "organizations", "rated"];
  /** The number is a name: Agreement 3, version 2, objection 1 of 4; or it stands by itself: Minutes (3). */
  const NAMES =
    /\b(?:agreements?|versions?|objection|entry|acuerdos?|versión|objeción|anotación)\s\{\w+\}(?: (?:of|de) \{\w+\})?|\(\{\w+\}\)|: \{\w+\}(?: (?:of|de) \{\w+\})?|\{\w+\} (?:of|de) \{\w+\}|\{\w+\} (?:more|más)(?! [a-z{])/gi;
  /** Where nothing in the language changes with the number. */
  const THE_SAME = [
    ...["{n} on the board", "{n} en el tablero"],
    ...["Show cursors ({n} here)", "Ver cursores ({n} aquí)", "Hide cursors ({n} here)", "Ocultar cursores ({n} aquí)"],
    ...["You skipped {n}", "Te has saltado {n}", "en {n} faltan respuestas"],
    ...["{n} {told}", "{n} here", "{n} aquí"],
    "Aquí no se muestran los dibujos. En el tablero hay {n}.",
  ];
  const bare = (text: string) => {
    const rest = text.replace(NAMES, "");
    return COUNTS.some((name) => rest.includes(`{${name}}`)) && !/\{\w+\|/.test(text) && !THE_SAME.includes(text);
  };

  test("in every sentence", () => expect(found(BOTH, bare)).toEqual([]));
  test("and none of the exceptions is out of date", () => {
    const texts = new Set(BOTH.map(({ text }) => text));
    expect(THE_SAME.filter((text) => !texts.has(text))).toEqual([]);
  });
  test("the rule finds one that has none", () => {
    expect(bare("{n} people")).toBe(true);
    expect(bare("Faltan {count} respuestas")).toBe(true);
    expect(bare("Agreement {n}")).toBe(false);
  });
});

describe("[WD3] signs are those of the language", () => {
  const plain = (text: string) => text.replace(/\{[^}]*\}/g, "");
  test("quotation marks and apostrophes are never straight, and never the other language's", () => {
    expect(found(inLanguage("en"), (text) => /["'«»‘¿¡]/.test(text))).toEqual([]);
    expect(found(inLanguage("es"), (text) => /["'“”‘’]/.test(text))).toEqual([]);
  });
  test("an ellipsis is one sign, right behind its word", () => {
    expect(found(BOTH, (text) => /\.\.\.|\s…|\s{2}/.test(text))).toEqual([]);
  });
  test("a question is opened in Spanish", () => {
    const many = (text: string, sign: string) => text.split(sign).length;
    expect(found(inLanguage("es"), (text) => many(text, "¿") !== many(text, "?"))).toEqual([]);
    expect(found(inLanguage("es"), (text) => many(text, "¡") !== many(text, "!"))).toEqual([]);
  });
  test("a percentage is written by Intl", () => {
    expect(found(BOTH, (text) => /%|per ?cent\b|por ciento/.test(plain(text)))).toEqual([]);
    expect([sayPercent("en", 0.4), sayPercent("es", 0.4)]).toEqual(["40%", "40\u00a0%"]);
  });
  test("a number too, wherever a sentence has one", () => {
    expect([sayNumber("en", 12_345), sayNumber("es", 12_345)]).toEqual(["12,345", "12.345"]);
    const sentence = { en: "{n} {n|thing|things}, {mark}", es: "{n} {n|cosa|cosas}, {mark}" };
    expect(say("en", sentence, { n: 12_345, mark: "12345" })).toBe("12,345 things, 12345");
    expect(say("es", sentence, { n: 1, mark: "1" })).toBe("1 cosa, 1");
  });
});

describe("[WD4] one word for one thing: those that were given up do not come back", () => {
  const GIVEN_UP = {
    en: /\b(canvas(es)?|wheel|let(s|ting)? (it |this |agreement \S+ )?go\b(?! of)|reword\w*|eas(e|ed|es)|without hands|no hands|put a hand|take away$|neighbours?|fetch\w*|short code|own account|in force|absent with notice|look(ing)? on|stance of (your|their) own|not (been )?heard|still listening|laid here|Laying out|reserves|can live$|past its day|with your downloads|chosen on the board|facilitates?)\b/i,
    es: /\b(lienzos?|memoria|timón|reformul\w+|redact\w+ de nuevo|de otra forma|viv(ir|e|en) con|(sin|aún|cuatro) manos|suceso|tom(ar|a|o|as) parte|llevarse|vecinas?|trayendo|traer |extendiendo|seudónimos?|código corto|quien facilita|ausencias? avisadas?|escuch\w+|suelo común suficiente|postura propia|me vale|abrir el suelo|cerrar el suelo|tabla a tabla|pasada su fecha|vista de mesa|junto al tablero|de camino|razón|petición|listón|sac(ar|ó) (palabras|su nombre))(?![\p{L}])/iu,
  };
  test.each(["en", "es"] as const)("in %s", (language) => {
    expect(found(inLanguage(language), (text) => GIVEN_UP[language].test(text))).toEqual([]);
  });
  test("Spanish speaks to one person, as 'tú', and makes nobody a man", () => {
    const PLURAL =
      /(?<!\p{L})(os|sois|vosotr[oa]s|vuestr[oa]s?|usted(es)?|\p{L}+(?<!s)[áé]is|los demás|usuari[oa]s?|autor o autora|\p{L}+[oe]\/a)(?!\p{L})/iu;
    const NUMBERS = /seis|dieciséis/i;
    expect(found(inLanguage("es"), (text) => PLURAL.test(text.replace(NUMBERS, "")))).toEqual([]);
    expect(PLURAL.test("por ahora respondéis como un solo grupo")).toBe(true);
  });
});

describe("[WD5] no sentence stands outside of shared/src/i18n", () => {
  /** Of programs: names of classes, of styles, of marks in the history. */
  const OF_PROGRAMS =
    /className|class=|throw |Error\(|invariant\(|console\.|^\s*import |querySelector|mark\(|markHistory|fontFamily|Hyperlegible|rel[=:]|addListener|sideEffects|setTimeout|performance|react\(/;
  const WORDS = /(["`])((?:(?!\1)[^\\\n]|\\.)*)\1/g;
  const isSaid = (line: string) => {
    if (/>[^<>{}=;()]*\p{L}{2,}[^<>{}=;()]*<\//u.test(line)) return true;
    if (/(aria-label|title|placeholder|alt|label)="[^"]*\p{L}{2}/u.test(line)) return true;
    if (OF_PROGRAMS.test(line)) return false;
    return [...line.matchAll(WORDS)].some(([, , words = ""]) =>
      /\p{Lu}?\p{L}+ \p{L}{2,} \p{L}{2,}/u.test(words.replace(/\$\{[^}]*\}/g, "")),
    );
  };
  const composes = (line: string) =>
    /\bt\([^()]*\)\.to(Lower|Upper)Case|say\([^()]*\)\.to(Lower|Upper)Case|[“”«»]|\} %/.test(line);

  test("no words in the screens' code", () => {
    const strays = [...screens()].flatMap(([path, source]) =>
      path.endsWith("tldraw-words.ts")
        ? []
        : source
            .split("\n")
            .filter(isSaid)
            .map((line) => `${path}: ${line.trim()}`),
    );
    expect(strays).toEqual([]);
  });
  test("no sentence is lower-cased, quoted or given a percentage there", () => {
    const strays = [...screens()].flatMap(([path, source]) =>
      source
        .split("\n")
        .filter(composes)
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(strays).toEqual([]);
  });
  test("the rules find such lines", () => {
    for (const line of ["<p>Open the door</p>", 'title="Close"', 'const words = "The door is closed";'])
      expect(isSaid(line)).toBe(true);
    for (const line of ["t(grades[grade]).toLowerCase()", "{`“$" + "{text}”`}", "{`$" + "{percent} %`}"])
      expect(composes(line)).toBe(true);
  });
});

describe("[WD6] a list, and what somebody answered, are told in the language", () => {
  test("'e' before the sound of i, whatever its sign", () => {
    const pairs = ["Íñigo", "Ignacio", "hípica", "«Isla»", "I\u0301n\u0303igo", "hielo", "Yago", "Uxía"].map((one) =>
      sayList("es", ["Ana", one]),
    );
    expect(pairs.map((pair) => pair.split(" ")[1])).toEqual(["e", "e", "e", "e", "e", "y", "y", "y"]);
    expect(sayList("en", ["Ana", "Íñigo", "Luis"])).toBe("Ana, Íñigo and Luis");
  });
  test("each grade of one person and of many, never in the first person", () => {
    const counts = GRADES.map((grade, n) => ({ grade, people: n === 0 ? 1 : 2 }));
    expect(sayCounts("en", counts)).toBe(
      "1 makes it theirs, 2 agree, 2 can live with it, 2 have serious reservations, 2 object, 2 stand aside and 2 need to talk about it first",
    );
    expect(sayCounts("es", counts)).toBe(
      "1 lo hace suyo, 2 están de acuerdo, 2 pueden aceptarlo, 2 tienen reservas serias, 2 tienen una objeción, 2 se hacen a un lado y 2 antes necesitan conversarlo",
    );
    expect(sayWhoAnswered("en", "Priya Nair", "stand-aside")).toBe("Priya Nair stands aside:");
    expect(sayWhoAnswered("es", "Priya Nair", "reserve")).toBe("Priya Nair tiene reservas serias:");
  });
});

describe("[WD7] every sentence is said somewhere", () => {
  /** Those of a choice are asked for by its value. */
  const BY_VALUE = new Set<string>([
    ...[...GRADES, ...PHASES, ...ROLES, ...POSITION_KINDS, ...HANDS, ...COMMITMENT_STATES, ...BIRDS, ...CANVAS_TOOLS],
    ...[
      ...PRESET_NAMES,
      ...Object.keys(planks),
      ...Object.keys(footings),
      ...Object.keys(mapVerdicts),
      ...Object.keys(canvasColours),
    ],
    ...["mediatorHint", "participantHint", "observerHint", "full"],
  ]);
  test("no key is left that no code names", () => {
    const sources = codeOf("client/src", "shared/src", "server/src");
    const unsaid = keysOfSentences().filter((key) => !BY_VALUE.has(key) && !sources.includes(`.${key}`));
    expect(unsaid).toEqual([]);
  });
});
