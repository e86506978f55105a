import { RECORDS } from "@acuerdo/shared";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type Door, join, provide, synced } from "../server/client.ts";
import { eventually } from "./attack.ts";

/** Honest people beside an attack: everything that one writes must reach all others. */
export class Honest {
  readonly #people: readonly WebsocketProvider[];
  #written = 0;

  private constructor(people: readonly WebsocketProvider[]) {
    this.#people = people;
  }

  static async arrive(url: string, door: Door, people: number): Promise<Honest> {
    const enter = async () => {
      const seat = await join(url, door, "participant");
      const provider = provide(url, door.id, "canvas", seat.token, new Y.Doc());
      await synced(provider);
      return provider;
    };
    return new Honest(await Promise.all(Array.from({ length: people }, enter)));
  }

  get written(): number {
    return this.#written;
  }

  get docs(): readonly Y.Doc[] {
    return this.#people.map(({ doc }) => doc);
  }

  write(): void {
    this.#written += 1;
    const { doc } = this.#people[this.#written % this.#people.length] as WebsocketProvider;
    doc.getMap(RECORDS).set(`shape:honest-${this.#written}|xy`, [this.#written, 0]);
  }

  /** How many of the writes somebody did not get. */
  async lost(ms = 20_000): Promise<number> {
    const keys = Array.from({ length: this.#written }, (_, index) => `shape:honest-${index + 1}|xy`);
    const missing = () =>
      Math.max(...this.docs.map((doc) => keys.filter((key) => !doc.getMap(RECORDS).has(key)).length));
    await eventually("all honest writes have arrived", () => missing() === 0, ms).catch(() => undefined);
    return missing();
  }

  leave(): void {
    for (const provider of this.#people) provider.destroy();
  }
}
