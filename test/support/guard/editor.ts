/** One tab of an honest person's browser: edits like a canvas does, undoes, keeps its document over a reload. */
import * as Y from "yjs";
import type { GuardActor } from "../../../server/src/guard/verdict.ts";
import { pick, type Rng, upTo } from "./forge.ts";
import { arrowBinding, card, cluster } from "./samples.ts";

export interface EditorSetup {
  readonly actor: GuardActor;
  /** All tabs of this browser, this one included: they tell each other every change at once. */
  readonly browser: readonly Editor[];
  /** The client ids that this browser has written under, kept over reloads. */
  readonly ids: number[];
  readonly rng: Rng;
}

/** Client ids that one hello may name. */
const HELLO_IDS = 64;
const LOCAL = "local";

export class Editor {
  readonly actor: GuardActor;
  online = false;
  doc: Y.Doc;
  readonly #setup: EditorSetup;
  #undo: Y.UndoManager;
  #sent: Uint8Array[] = [];

  constructor(setup: EditorSetup) {
    this.actor = setup.actor;
    this.#setup = setup;
    this.doc = this.#open();
    this.#undo = this.#undoOf();
  }

  get ids(): readonly number[] {
    return this.#setup.ids;
  }

  get helloIds(): number[] {
    return this.ids.slice(-HELLO_IDS);
  }

  #open(state?: Uint8Array): Y.Doc {
    const { rng, ids } = this.#setup;
    const doc = new Y.Doc({ gc: rng() < 0.8 });
    doc.clientID = 1 + upTo(rng, 2 ** 32 - 2);
    ids.push(doc.clientID);
    if (state) Y.applyUpdate(doc, state);
    doc.on("update", (update: Uint8Array, origin: unknown) => this.#changed(update, origin));
    return doc;
  }

  #undoOf(): Y.UndoManager {
    return new Y.UndoManager(this.doc.getMap("records"), { trackedOrigins: new Set([LOCAL]), captureTimeout: 0 });
  }

  #changed(update: Uint8Array, origin: unknown): void {
    if (origin === "remote" || origin === "tab") return;
    this.#sent.push(update);
    for (const tab of this.#setup.browser) if (tab !== this) Y.applyUpdate(tab.doc, update, "tab");
  }

  /** What is on disk, under a new client id; what could be undone is forgotten. */
  reload(): void {
    const state = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    this.online = false;
    this.doc = this.#open(state);
    this.#undo = this.#undoOf();
  }

  /** Changes something, and gives the updates that say so. */
  edit(): Uint8Array[] {
    this.#sent = [];
    const dice = this.#setup.rng();
    if (dice < 0.1) this.#undo.undo();
    else if (dice < 0.15) this.#undo.redo();
    else for (let i = upTo(this.#setup.rng, 3); i >= 0; i--) this.#transact();
    return this.#sent;
  }

  #transact(): void {
    const { rng } = this.#setup;
    this.doc.transact(() => {
      for (let i = upTo(rng, 2); i >= 0; i--) this.#change(this.doc.getMap("records"));
    }, LOCAL);
  }

  /** Few shapes, so that people meet at the same ones. */
  #change(records: Y.Map<unknown>): void {
    const { rng } = this.#setup;
    const id = `s${upTo(rng, 11)}`;
    const key = `shape:${id}`;
    const dice = rng();
    if (dice < 0.6) records.set(`${key}|xy`, [upTo(rng, 9e5) / 7, upTo(rng, 9e5)]);
    else if (dice < 0.75) records.set(key, card(id, `p${upTo(rng, 9)}`, pick(rng, [null, "c1", "c2"])));
    else if (dice < 0.8) records.set(key, cluster(id));
    else if (dice < 0.85) records.set(`binding:${id}`, arrowBinding(id, id, "end"));
    else for (const name of [key, `${key}|xy`, `binding:${id}`]) records.delete(name);
  }
}
