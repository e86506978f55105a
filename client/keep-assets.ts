import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Tabs that were opened before an upgrade still ask for the files of their build: those of the last builds stay beside the
 * new ones. Their names carry a hash of what is in them, so they never meet.
 */

/** The one just made and those before it: as many upgrades may follow each other while a tab stays open. */
export const KEPT_BUILDS = 5;
const FOLDER = "assets";
/** Names of the files of each build, newest first. */
const NOTE = ".builds.json";

type Build = readonly string[];

const same = (a: Build, b: Build): boolean => a.length === b.length && a.every((name) => b.includes(name));
/** A file's own name, without the ending of a compressed copy. */
const plain = (name: string): string => name.replace(/\.(br|gz)$/, "");

function buildsBefore(dist: string, present: readonly string[], made: Build): Build[] {
  const note = join(dist, NOTE);
  if (existsSync(note)) return JSON.parse(readFileSync(note, "utf8")) as Build[];
  // a build of before there was a note
  return [[...new Set(present.map(plain))].filter((name) => !made.includes(name))];
}

/** @param made names of the files in `dist/assets` that the build has just written. Removes what no kept build needs. */
export function keepAssets(dist: string, made: Build): void {
  const present = readdirSync(join(dist, FOLDER));
  const before = buildsBefore(dist, present, made).filter((build) => build.length > 0 && !same(build, made));
  const kept = [made, ...before].slice(0, KEPT_BUILDS);
  const needed = new Set(kept.flat());
  for (const name of present) if (!needed.has(plain(name))) rmSync(join(dist, FOLDER, name));
  writeFileSync(join(dist, NOTE), JSON.stringify(kept));
}
