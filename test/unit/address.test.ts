import { addressOf, languageOf, languageTags, splitPath, withoutAddition } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { newKey } from "../../server/src/auth.ts";

/** Addresses as they arrive through chats, mails and hands. */

const ID = "Abcd1234Efgh5678";

describe("[HT28] an address leads where it did before it was sent", () => {
  test.each([
    ...[
      `/b/${ID}`,
      `/b/${ID}/`,
      `/B/${ID}`,
      `/b/${ID}).`,
      `/b/${ID}…`,
      `/b/${ID}&fbclid=x`,
      `/b/${ID}%20`,
      `/b/${ID}>,`,
    ],
    ...[`/b/${ID}%23k=abc`, `/b/${ID}/%23k=abc`, `/b/${ID}%`, `/b/${ID}%E2%80%8B`, `/b/${ID}//`],
    `/b/${ID}/in`,
  ])("to the board: %s", (path) => {
    expect(addressOf(path)).toEqual({ page: "board", id: ID });
  });
  test.each([`/b/${ID}/minutes`, `/b/${ID}/minutes/`, `/B/${ID}/Minutes.`])("to its minutes: %s", (path) => {
    expect(addressOf(path)).toEqual({ page: "minutes", id: ID });
  });
  test.each([
    "/9Y7U52",
    "/9y7u52",
    "/9Y7U52.",
    "/9Y7U52/",
    "/９Ｙ７Ｕ５２",
    "/9Y7-U52",
    "/9Y7%20U52",
    "/%EF%BC%99Y7U52)",
  ])("by its code: %s", (path) => {
    const found = addressOf(path);
    expect([found.page, "code" in found && found.code.toUpperCase()]).toEqual(["code", "9Y7U52"]);
  });
  test.each(["/", "", "//", "/index.html", "/.", "/)"])("home: %j", (path) => {
    expect(addressOf(path)).toEqual({ page: "home" });
  });
  test.each([
    "/b",
    "/b/",
    "/kittens9",
    "/9Y7U5",
    "/9Y7U5222",
    `/b/${ID}/other`,
    `/x/b/${ID}`,
    "/ñandú",
    "/日本",
    `/b/${ID}ñ`,
    "/b/%E0",
    "/.well-known/security.txt",
    "/(a)",
  ])("to nothing: %s", (path) => {
    expect(addressOf(path)).toEqual({ page: "none" });
  });
  test("what stood behind an encoded # is found", () => {
    expect(splitPath(`/b/${ID}%23k=abc-_9`)).toEqual({ path: `/b/${ID}`, fragment: "k=abc-_9" });
    expect(splitPath(`/b/${ID}`)).toEqual({ path: `/b/${ID}`, fragment: "" });
  });
  test("a key is what is of its letters; none ends in a mark that could be the sentence's", () => {
    for (const behind of [".", "…)", ")", ",", ">", '"', "\u200b", " and", "”."])
      expect(withoutAddition(`a-_9${behind}`)).toBe("a-_9");
    const keys = Array.from({ length: 10_000 }, newKey);
    expect(keys.filter((key) => !/^[A-Za-z0-9_-]{31}[A-Za-z0-9]$/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("[HT29] the first of our languages that is asked for, the same in page and server", () => {
  test.each([
    [["en-GB", "en", "es"], "en"],
    [["eu", "es-ES", "en"], "es"],
    [["fr", "en", "es"], "en"],
    [["ca", "en-US", "es"], "en"],
    [["pt-BR", "es", "en"], "es"],
    [["es-MX", "en"], "es"],
    [["ES_es"], "es"],
    [["est", "enm", "es"], "es"],
    [["de"], "en"],
    [[], "en"],
  ] as const)("%j", (tags, language) => {
    expect(languageOf(tags)).toBe(language);
    expect(languageOf(languageTags(tags.join(",")))).toBe(language);
  });
  test.each([
    ["es;q=0.5, en;q=0.9", "en"],
    ["en;q=0.5,es;q=0.5", "en"],
    ["fr-CH, fr;q=0.9, es;q=0.8, en;q=0.7, *;q=0.5", "es"],
    ["es;q=0, en;q=0.1", "en"],
    [" ES-es ; Q=0.8 , en;q=0.3", "es"],
    ["*", "en"],
    ["es;q=many", "en"],
    [";;,,q=1", "en"],
  ])("%s", (header, language) => {
    expect(languageOf(languageTags(header))).toBe(language);
  });
});
