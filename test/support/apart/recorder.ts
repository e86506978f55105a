import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENTS, EXPORT_FORMATS, pathOf, ROUTES } from "@acuerdo/shared";
import * as Y from "yjs";
import { type Door, get, provide, type Seat, synced } from "../server/client.ts";
import type { ServerProcess } from "../server/server.ts";

/**
 * All bytes that leave a server, by where they went: to whom over which route or socket, into the log, onto the disk. Looks for a
 * word that should be in none of them, or in some.
 */

const METRICS = "/metrics";
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
/** As it stands in bytes of UTF-8 that are read one by one. */
const bytewise = (word: string) => latin(Buffer.from(word, "utf8"));

export class Recorder {
  readonly #server: ServerProcess;
  readonly #door: Door;
  readonly #heard = new Map<string, string[]>();
  readonly #ends: (() => void)[] = [];

  constructor(server: ServerProcess, door: Door) {
    this.#server = server;
    this.#door = door;
  }

  #hear(where: string, bytes: string): void {
    const heard = this.#heard.get(where) ?? [];
    heard.push(bytes);
    this.#heard.set(where, heard);
  }

  /** From now on, what the sockets of this seat are sent. */
  async listen(who: string, { token }: Seat): Promise<void> {
    for (const document of DOCUMENTS) {
      const doc = new Y.Doc();
      doc.on("update", (update: Uint8Array) => this.#hear(`${who}: socket of the ${document}`, latin(update)));
      const provider = provide(this.#server.url, this.#door.id, document, token, doc);
      this.#ends.push(() => provider.destroy());
      await synced(provider);
    }
  }

  /** Every route that gives something, as this seat is answered; whoever may not is told so, which is heard too. */
  async ask(who: string, { token }: Seat): Promise<void> {
    const { id } = this.#door;
    const routes = Object.keys(ROUTES) as (keyof typeof ROUTES)[];
    const paths = routes.flatMap((route) =>
      route === "export" ? EXPORT_FORMATS.map((format) => pathOf(route, { id, format })) : [pathOf(route, { id })],
    );
    for (const path of [...paths, METRICS]) {
      const { body, headers } = await get(this.#server.url, path, token);
      this.#hear(`${who}: ${path}`, bytewise(JSON.stringify([body, [...headers]])));
    }
  }

  /** Where the word was heard, or stands now in the log or on the disk. */
  found(word: string): string[] {
    const { dataDir, lines } = this.#server;
    const files = readdirSync(dataDir).map(
      (name) => [`file ${name}`, [latin(readFileSync(join(dataDir, name)))]] as const,
    );
    const all = [...this.#heard, ["log", lines.map(bytewise)] as const, ...files];
    return all.filter(([, said]) => said.some((bytes) => bytes.includes(bytewise(word)))).map(([where]) => where);
  }

  /** Forgets what was heard. */
  anew(): void {
    this.#heard.clear();
  }

  close(): void {
    for (const end of this.#ends.splice(0)) end();
  }
}
