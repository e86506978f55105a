import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Door } from "../server/client.ts";
import { freshFolder } from "../server/server.ts";

/** The two workshops as they were kept while the chain was made of the texts themselves (`fixtures/unsealed`). */

const FOLDER = join(import.meta.dirname, "../../fixtures/unsealed");
const unzipped = (name: string) => gunzipSync(readFileSync(join(FOLDER, `${name}.gz`)));

/** A data folder with their database in it. */
export function unsealedData(): string {
  const folder = freshFolder();
  writeFileSync(join(folder, "acuerdo.db"), unzipped("acuerdo.db"), { mode: 0o600 });
  return folder;
}

export const unsealedDoor = (workshop: string): Door =>
  (JSON.parse(readFileSync(join(FOLDER, "doors.json"), "utf8")) as Record<string, Door>)[workshop] as Door;
export const unsealedExport = (workshop: string): string => unzipped(`${workshop}.json`).toString("utf8");
