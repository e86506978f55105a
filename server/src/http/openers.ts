import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import type { Settings } from "../config.ts";
import { MIN_PASSWORD } from "../config.ts";

/**
 * Who may open boards: everybody, or whoever has a password. A list has one for each, so that one can be taken away; it is
 * read again when it has changed, so that nobody has to start the server anew.
 */

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** The passwords of a list: what stands behind the first colon of each line. A line that begins with `#` is a note. */
export function passwordsIn(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const passwords = lines
    .filter((line) => !line.startsWith("#"))
    .map((line) => line.slice(line.indexOf(":") + 1).trim());
  return passwords.filter((password) => password.length >= MIN_PASSWORD);
}

export class Openers {
  readonly #settings: Settings;
  #digests: readonly Buffer[] = [];
  #writtenAt: number | null = null;

  constructor(settings: Settings) {
    this.#settings = settings;
    const { openingPassword } = settings;
    if (settings.whoMayOpen === "password" && openingPassword !== null) this.#digests = [digest(openingPassword)];
  }

  get needPassword(): boolean {
    return this.#settings.whoMayOpen !== "everybody";
  }

  /** Compares with all, in the same time whichever fits. */
  know(password: string): boolean {
    this.#readList();
    const given = digest(password);
    return this.#digests.filter((known) => timingSafeEqual(known, given)).length > 0;
  }

  #readList(): void {
    const { whoMayOpen, openers } = this.#settings;
    if (whoMayOpen !== "list" || openers === null) return;
    // Gone, it lets nobody open a board until it is back.
    const writtenAt = statSync(openers, { throwIfNoEntry: false })?.mtimeMs ?? null;
    if (writtenAt === this.#writtenAt) return;
    this.#digests = writtenAt === null ? [] : passwordsIn(readFileSync(openers, "utf8")).map(digest);
    this.#writtenAt = writtenAt;
  }
}
