import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { BoardId, Role, Voices } from "@acuerdo/shared";
import { freshFolder } from "../server/server.ts";

/** What was written before this form: a database and exports of boards whose people are known (`fixtures/before`). */

const FOLDER = join(import.meta.dirname, "../../fixtures/before");

export interface OldDoor {
  readonly id: BoardId;
  readonly keys: Readonly<Record<Role, string>>;
  readonly urls: Readonly<Record<Role, string>>;
  readonly code: string;
}

/** A data folder with the old database in it. */
export function oldData(): string {
  const folder = freshFolder();
  writeFileSync(join(folder, "acuerdo.db"), gunzipSync(readFileSync(join(FOLDER, "acuerdo.db.gz"))), { mode: 0o600 });
  return folder;
}

export const oldDoor = (voices: Voices): OldDoor =>
  (JSON.parse(readFileSync(join(FOLDER, "doors.json"), "utf8")) as Record<Voices, OldDoor>)[voices];

/** With which one of its people comes in: Mara, Ana, Luis, Berta or Otto. */
export const oldDevice = (name: string): string => `device-of-${name}-in-the-fixture`;

export const oldExport = (voices: Voices): string => readFileSync(join(FOLDER, `${voices}.json`), "utf8");
