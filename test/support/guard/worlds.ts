/**
 * Worlds of honest people: several devices and tabs, offline for a while, reloading, undoing, on servers that restart, lag
 * behind each other, or lose what they had not stored. Nothing of theirs may be refused, and in the end all see the same.
 */
import * as Y from "yjs";
import type { GuardActor } from "../../../server/src/guard/verdict.ts";
import { Editor } from "./editor.ts";
import { pick, type Rng, rngOf, upTo } from "./forge.ts";
import { shown } from "./oracle.ts";
import { Node } from "./server.ts";

const NO_FIGURES = {
  sends: 0,
  structs: 0,
  reconnects: 0,
  reloads: 0,
  restarts: 0,
  /** Built on what had not arrived: asked for again. */
  resyncs: 0,
  /** Other people's structs and deletions that the server lacked, left out. */
  stripped: 0,
  /** Refused for good: must be none. */
  refused: 0,
  /** Records that a step 2 took away although its sender still sees them: must be none. */
  vanished: 0,
  /** Devices and servers that show something else in the end: must be none. */
  diverged: 0,
};
export type WorldFigures = typeof NO_FIGURES;
export const FIGURES = Object.keys(NO_FIGURES) as (keyof WorldFigures)[];

export interface WorldSetup {
  /** A restart may lose the newest updates, which others have seen already. */
  readonly lossy?: boolean;
  /** Nobody says hello: every client id is bound on first use. */
  readonly plain?: boolean;
  /** Servers of one board, each behind the others by some updates. */
  readonly nodes?: number;
}

export class World {
  readonly figures = { ...NO_FIGURES };
  readonly #rng: Rng;
  readonly #setup: WorldSetup;
  readonly #nodes: Node[] = [];
  readonly #editors: Editor[] = [];
  readonly #homes = new Map<Editor, Node>();

  constructor(seed: number, setup: WorldSetup = {}) {
    this.#rng = rngOf(seed);
    this.#setup = setup;
    const store = { log: [], claims: [] };
    for (let node = 0; node < (setup.nodes ?? 1); node++) this.#nodes.push(new Node(store, this.#nodes));
    const people = 2 + upTo(this.#rng, 3);
    for (let person = 0; person < people; person++) this.#arrive(`person${person}`);
    for (const editor of this.#editors) this.#connect(editor);
  }

  /** One or two devices, each with one or two tabs that tell each other everything at once. */
  #arrive(id: string): void {
    for (let device = upTo(this.#rng, 1); device >= 0; device--) {
      const browser: Editor[] = [];
      const ids: number[] = [];
      for (let tab = upTo(this.#rng, 1); tab >= 0; tab--) {
        const actor: GuardActor = { id, role: "participant", plain: this.#setup.plain ?? false };
        browser.push(new Editor({ actor, browser, ids, rng: this.#rng }));
      }
      this.#editors.push(...browser);
    }
  }

  run(steps: number): WorldFigures {
    for (let i = 0; i < steps; i++) this.#step();
    this.#settle();
    return this.figures;
  }

  #step(): void {
    const editor = pick(this.#rng, this.#editors);
    const dice = this.#rng();
    if (this.#nodes.length > 1) this.#catchUp(pick(this.#rng, this.#nodes), upTo(this.#rng, 4));
    if (dice < 0.7) this.#edit(editor);
    else if (dice < 0.8) editor.online = false;
    else if (dice < 0.9) this.#connect(editor);
    else if (dice < 0.96) this.#reload(editor);
    else this.#restart();
  }

  #catchUp(node: Node, most: number): void {
    for (const update of node.catchUp(most)) this.#tell(node, update);
  }

  #tell(node: Node, update: Uint8Array, from?: Editor): void {
    for (const editor of this.#editors) {
      if (editor !== from && editor.online && this.#homeOf(editor) === node)
        Y.applyUpdate(editor.doc, update, "remote");
    }
  }

  #homeOf(editor: Editor): Node {
    return this.#homes.get(editor) ?? (this.#nodes[0] as Node);
  }

  #edit(editor: Editor): void {
    const updates = editor.edit();
    if (!editor.online) return;
    const dice = this.#rng();
    if (dice < 0.1 && updates.length > 1) this.#send(editor, Y.mergeUpdates(updates));
    else for (const update of updates) this.#send(editor, update);
    if (dice > 0.95) for (const update of updates) this.#send(editor, update);
    if (dice > 0.98) this.#send(editor, Y.encodeStateAsUpdate(editor.doc));
  }

  #reload(editor: Editor): void {
    this.figures.reloads += 1;
    editor.reload();
    if (this.#rng() < 0.7) this.#connect(editor);
  }

  #restart(): void {
    if (this.#nodes.length > 1) return;
    this.figures.restarts += 1;
    this.#nodes[0]?.restart(this.#setup.lossy ? upTo(this.#rng, 12) : 0, this.#rng() < 0.3);
    for (const editor of this.#editors) editor.online = false;
    for (const editor of this.#editors) if (this.#rng() < 0.6) this.#connect(editor);
  }

  /** Hello, then both sides say what the other lacks. */
  #connect(editor: Editor): void {
    this.figures.reconnects += 1;
    const node = pick(this.#rng, this.#nodes);
    this.#homes.set(editor, node);
    editor.online = true;
    if (!this.#setup.plain && node.admit(editor.helloIds, editor.actor) !== null) this.figures.refused += 1;
    Y.applyUpdate(editor.doc, Y.encodeStateAsUpdate(node.doc, Y.encodeStateVector(editor.doc)), "remote");
    this.#ask(editor);
  }

  /** The server's step 1, and what comes back. */
  #ask(editor: Editor): void {
    this.#send(editor, Y.encodeStateAsUpdate(editor.doc, Y.encodeStateVector(this.#homeOf(editor).doc)), true);
  }

  #send(editor: Editor, update: Uint8Array, asked = false): void {
    const node = this.#homeOf(editor);
    this.figures.sends += 1;
    const before = total(node.doc);
    const keys = keysOf(node.doc);
    const verdict = node.write(editor.actor, update);
    if (!verdict.ok && verdict.code !== "missing") {
      this.figures.refused += 1;
      return;
    }
    if (!verdict.ok || verdict.missing > 0) {
      this.figures.resyncs += 1;
      if (!asked) this.#ask(editor);
    }
    if (!verdict.ok) return;
    if (asked) this.figures.vanished += this.#vanished(keys, editor);
    this.figures.structs += total(node.doc) - before;
    this.figures.stripped += verdict.stripped;
    this.#tell(node, verdict.update, editor);
  }

  /**
   * After a step 2, which says all that its sender sees: keys gone from the server that the sender still has. Not counted
   * is what an own item of theirs wrote over, whose value they no longer have because somebody lost wrote over it in turn.
   */
  #vanished(before: readonly string[], editor: Editor): number {
    const records = this.#homeOf(editor).doc.getMap("records");
    const there = new Set(keysOf(editor.doc));
    const gone = before.filter((key) => !records.has(key) && there.has(key));
    return gone.filter((key) => !this.#idsOf(editor).has((records._map.get(key) as Y.Item).id.client)).length;
  }

  #idsOf({ actor }: Editor): Set<number> {
    return new Set(this.#editors.filter((other) => other.actor.id === actor.id).flatMap((other) => other.ids));
  }

  /** Everybody comes back, and is asked until nobody knows more than the servers. */
  #settle(): void {
    let before = -1;
    for (let round = 0; round < 3 || this.#total() > before; round++) {
      before = this.#total();
      for (const editor of this.#editors) this.#connect(editor);
      for (const node of this.#nodes) this.#catchUp(node, Number.POSITIVE_INFINITY);
    }
    const now = shown((this.#nodes[0] as Node).doc);
    const docs = [...this.#nodes, ...this.#editors].map(({ doc }) => doc);
    const isWaiting = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;
    this.figures.diverged += docs.filter((doc) => shown(doc) !== now || isWaiting(doc)).length;
  }

  #total(): number {
    return this.#nodes.reduce((sum, { doc }) => sum + total(doc), 0);
  }
}

/** Clocks of all clients together. */
function total(doc: Y.Doc): number {
  return [...doc.store.clients.keys()].reduce((sum, client) => sum + Y.getState(doc.store, client), 0);
}

function keysOf(doc: Y.Doc): string[] {
  return [...doc.getMap("records").keys()];
}
