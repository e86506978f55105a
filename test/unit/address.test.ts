import {
  addressOf,
  admissionIn,
  invitationIn,
  isNotToBeKept,
  languageOf,
  languageTags,
  splitPath,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { newKey } from "../../server/src/auth.ts";
import { weakly } from "../support/weakening.ts";

/** Addresses as they arrive through chats, mails and hands. */

const ID = "Abcd1234Efgh5678";
const KEY = "a-_9bcdefghijklmnopqrstuvwxyz012";

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
    ...[`/b/${ID}/in`, `/b/${ID}/in).`, `/b/${ID}%2523k%253Dabc`, `/b/Abcd1234%C2%ADEfgh5678`, `/%E2%80%8Bb/${ID}`],
    ...[`/b/${ID}%3Ffbclid=x`, `/b/${ID}k=${KEY}`, `/b/${ID}?k=${KEY}`, `/b/${ID}%E2%81%A9`],
  ])("to the board: %s", (path) => {
    expect(addressOf(path)).toEqual({ page: "board", id: ID });
  });
  test.each([`/b/${ID}/minutes`, `/b/${ID}/minutes/`, `/B/${ID}/Minutes.`])("to its minutes: %s", (path) => {
    expect(addressOf(path)).toEqual({ page: "minutes", id: ID });
  });
  test.each([`/b/${ID}/screen`, `/b/${ID}/Screen/.`])("to the screen of the room: %s", (path) => {
    expect(addressOf(path)).toEqual({ page: "screen", id: ID });
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
  test("no key ends in a mark that could be the sentence's", () => {
    const keys = Array.from({ length: 10_000 }, newKey);
    expect(keys.filter((key) => !/^[A-Za-z0-9_-]{31}[A-Za-z0-9]$/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

/** What programs and people make of `https://board.example.org/b/ID#k=KEY`. */
const spoiled = (fragment: string): string => `https://board.example.org/b/${ID}${fragment}`;

describe("[HT44] a link is read out of whatever was made of it", () => {
  test.each([
    ...[
      ".",
      "…)",
      ")",
      ",",
      ">",
      '"',
      "\u200b",
      " and more",
      "”.",
      "_",
      "*",
      "`",
      "]",
      "%20",
      "&fbclid=x",
      "?utm_source=mail",
    ],
    ...["&amp;utm_medium=chat", "%22", "%3E", ")**", "’s", "\u2069", "=", "\r\n"],
  ])("what stands behind a key is not of it: %j", (behind) => {
    expect(admissionIn(`k=${KEY}${behind}`)).toEqual({ key: KEY, code: null });
    expect(invitationIn(`Come in: ${spoiled(`#k=${KEY}${behind}`)} See you`)).toEqual({ id: ID, key: KEY, code: null });
  });
  test.each([
    ["encoded", `%23k=${KEY}`],
    ["encoded twice", `%2523k%253D${KEY}`],
    ["behind a #", `#k%3D${KEY}`],
    ["in capitals", `#K=${KEY}`],
    ["with what a program put before it", `#fbclid=x&k=${KEY}`],
    ["behind a query", `?fbclid=x#k=${KEY}`],
    ["as a query", `?k=${KEY}`],
    ["without its #", `k=${KEY}`],
    ["as a number", `&#35;k=${KEY}`],
    ["with hyphens that do not break", `#k=${KEY.replaceAll("-", "\u2011")}`],
    ["with a minus", `#k=${KEY.replaceAll("-", "\u2212")}`],
    ["with letters of another width", `#k=${KEY.replaceAll("b", "ｂ")}`],
    ["broken into lines by a mail program", `#k=${KEY.slice(0, 20)}=\r\n${KEY.slice(20)}`],
    ["quoted by a mail program", `#k=3D${KEY}`],
    ["with a blank in it", `#k=${KEY.slice(0, 20)} ${KEY.slice(20)}`],
    ["with a blank before it", `#k= ${KEY}`],
    ["with soft hyphens in it", `#k=${KEY.slice(0, 9)}\u00ad${KEY.slice(9)}`],
    ["of whoever conducts", `/in#k=${KEY}`],
    ["of the minutes", `/minutes#k=${KEY}`],
  ])("%s", (_, fragment) => {
    expect(invitationIn(spoiled(fragment))).toEqual({ id: ID, key: KEY, code: null });
    expect(invitationIn(`<${spoiled(fragment)}>`)).toMatchObject({ id: ID, key: KEY });
    const { pathname, search, hash } = new URL(spoiled(fragment));
    const { key } = admissionIn(hash.slice(1) || splitPath(pathname + search).fragment);
    expect([addressOf(pathname), key]).toEqual([{ page: expect.stringMatching("board|minutes"), id: ID }, KEY]);
  });
  test.each([
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(spoiled(`#k=${KEY}`))}&data=05%7C02`,
    `https://www.google.com/url?q=${encodeURIComponent(encodeURIComponent(spoiled(`#k=${KEY}`)))}&sa=D`,
    `[the board](${spoiled(`#k=${KEY}`)})`,
    `https://example.org/acuerdo/b/${ID}#k=${KEY}`,
    `board.example.org/b/${ID}#k=${KEY}`,
  ])("out of another program's link: %s", (text) => {
    expect(invitationIn(text)).toEqual({ id: ID, key: KEY, code: null });
  });
  test.each([
    ["a part of it", `#k=${KEY}`, { id: null, key: KEY, code: null }],
    ["a key", ` ${KEY} `, { id: null, key: KEY, code: null }],
    ["a board without a key", spoiled("#"), { id: ID, key: null, code: null }],
    ["half a key", spoiled(`#k=${KEY.slice(0, 12)}.`), { id: ID, key: KEY.slice(0, 12), code: null }],
    ["a code behind a board", spoiled("#c=9Y7-U52."), { id: ID, key: null, code: "9Y7U52" }],
    ["a code's address", "http://192.168.1.20:8080/9Y7U52K.", { id: null, key: null, code: "9Y7U52K" }],
    ["a code's address without http", "(board.example.org/9y7u52)", { id: null, key: null, code: "9y7u52" }],
    ["a code", "9Y7 U52K", { id: null, key: null, code: null }],
    ["words", "I have lost it", { id: null, key: null, code: null }],
    ["nothing", "", { id: null, key: null, code: null }],
  ])("%s", (_, text, found) => {
    expect(invitationIn(text)).toEqual(found);
  });
  test("what others put into a query is no key", () => {
    expect(splitPath(`/b/${ID}?click=${KEY}`)).toEqual({ path: `/b/${ID}`, fragment: "" });
    expect(invitationIn(spoiled(`?track=${KEY}`))).toEqual({ id: ID, key: null, code: null });
  });
  test("[LK5] an address with a key in its path, or that lets somebody conduct, is none to keep, however it is spoiled", () => {
    const is = (path: string) => isNotToBeKept(path);
    expect([`/b/${ID}/in`, `/B/${ID}/IN.`, `/b/${ID}%23k=${KEY}`, `/b/${ID}k=${KEY}`].map(is)).not.toContain(false);
    expect([`/b/${ID}`, `/b/${ID}/`, `/b/${ID}/minutes`, "/9Y7U52", "/"].map(is)).not.toContain(true);
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

test("[HT28] what reads an address as it came is caught by what chats and mails make of it", async () => {
  const before = await weakly<{ addressOf: typeof addressOf }>("shared/src/wire/address.ts", [
    "for (let turn = 0; turn < TURNS; turn += 1) plain = decodedOnce(plain);",
    "",
  ]);
  const spoiled = [`/b/${ID}%23k=abc`, `/b/${ID}%2523k%253Dabc`, "/%EF%BC%99Y7U52)", `/b/Abcd1234%C2%ADEfgh5678`];
  const found = (read: typeof addressOf) => spoiled.map((path) => JSON.stringify(read(path)));
  expect(found(before.addressOf).filter((one, n) => one === found(addressOf)[n])).toHaveLength(2); // behind a board's id
});

test("[HT29] a server that takes the languages in the order in which they stand is caught", async () => {
  const before = await weakly<{ languageTags: typeof languageTags }>("shared/src/i18n/choose.ts", [
    ".sort((a, b) => b.weight - a.weight)",
    "",
  ]);
  const header = "es;q=0.5, en;q=0.9";
  expect([languageOf(languageTags(header)), languageOf(before.languageTags(header))]).toEqual(["en", "es"]);
});
