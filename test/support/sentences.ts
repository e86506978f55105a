import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every sentence of the interface as it is written, read from the source: those that no module exports are sentences too. */

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "shared/src/i18n");

export interface Written {
  /** `agree.ts: We agree that…`: where to look. */
  readonly where: string;
  readonly en: string;
  readonly es: string;
}

const PAIR = /\ben:\s*"((?:[^"\\]|\\.)*)",\s*es:\s*"((?:[^"\\]|\\.)*)"/g;
/** A word for a language, which is no sentence: `{ es: "es-ES", en: "en-GB" }`. */
const TAG = /\ben:\s*"en-/g;

const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const sourceOf = (file: string) => readFileSync(join(FOLDER, file), "utf8");

export const SENTENCES: readonly Written[] = files.flatMap((file) =>
  [...sourceOf(file).matchAll(PAIR)].map(([, en = "", es = ""]) => ({ where: `${file}: ${en}`, en, es })),
);

/** How many sentences begin in the source, whatever their quotes: none may escape `SENTENCES`. */
export const begun = (): number =>
  files
    .map(sourceOf)
    .reduce((sum, text) => sum + [...text.matchAll(/\ben:\s*["'`]/g)].length - [...text.matchAll(TAG)].length, 0);

/** The names under which code asks for sentences. */
export const keysOfSentences = (): string[] =>
  files.flatMap((file) =>
    [...sourceOf(file).matchAll(/^\s+(\w+): \{(?: en:|$(?=\n\s+en:))/gm)].map(([, key = ""]) => key),
  );

const pathsIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => join(folder, path));

const codeAt = (path: string): string =>
  readFileSync(join(ROOT, path), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/ .*$/gm, "$1");

/** All code of these folders, without comments. */
export const codeOf = (...folders: readonly string[]): string => folders.flatMap(pathsIn).map(codeAt).join("\n");

/** The code of the screens by path, without comments. */
export const screens = (): ReadonlyMap<string, string> =>
  new Map(pathsIn("client/src").map((path) => [path, codeAt(path)]));
