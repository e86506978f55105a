/**
 * Worlds of honest people: several devices and tabs, offline for a while, reloading, undoing, on a server that restarts
 * and may lose what it had not stored. Nothing of theirs may be refused, and in the end all see the same.
 */
import * as Y from "yjs";
import type { Claim } from "../../server/src/guard/claims.ts";
import { CanvasGuard } from "../../server/src/guard/guard.ts";
import type { GuardActor, GuardVerdict } from "../../server/src/guard/verdict.ts";
import { Editor } from "./guard-editor.ts";
import { pick, type Rng, rngOf, upTo } from "./guard-forge.ts";
import { shown } from "./guard-oracle.ts";

export interface WorldFigures {
  sends: number;
  structs: number;
  reconnects: number;
  reloads: number;
  restarts: number;
  /** Refused for good: must be none. */
  refused: number;
  codes: string[];
  /** Built on what had not arrived: asked for again. */
  resyncs: number;
  /** Accepted without other people's structs that the server had lost. */
  stripped: number;
  /** Records that a step 2 took away although its sender still sees them: must be none. */
  vanished: number;
  diverged: number;
}

export interface WorldSetup {
  /** A restart may lose the newest updates, which others have seen already. */
  readonly lossy?: boolean;
  /** Nobody says hello: every client id is bound on first use. */
  readonly plain?: boolean;
}

/** The server: a guard before a document, and a store that survives both. */
class Server {
  doc = new Y.Doc();
  guard = new CanvasGuard(this.doc);
  #log: Uint8Array[] = [];
  #claims: Claim[] = [];

  /** Accepts an update; the claims are stored before anybody hears of it. */
  write(actor: GuardActor, update: Uint8Array): GuardVerdict {
    const verdict = this.guard.write(actor, update);
    this.keepClaims();
    if (verdict.ok) this.#log.push(verdict.update);
    return verdict;
  }

  keepClaims(): void {
    this.#claims.push(...this.guard.claims.fresh());
  }

  /** Begins again from the store, from a snapshot of it, or from less. */
  restart(rng: Rng, lost: number): void {
    const kept = this.#log.slice(0, Math.max(0, this.#log.length - lost));
    this.#log = rng() < 0.3 && kept.length > 0 ? [Y.mergeUpdates(kept)] : kept;
    this.doc = new Y.Doc();
    for (const update of this.#log) Y.applyUpdate(this.doc, update);
    this.guard = new CanvasGuard(this.doc, { claims: this.#claims });
  }
}

export class World {
  readonly figures: WorldFigures;
  readonly #rng: Rng;
  readonly #setup: WorldSetup;
  readonly #server = new Server();
  readonly #editors: Editor[] = [];

  constructor(seed: number, setup: WorldSetup = {}) {
    const none = {
      sends: 0,
      structs: 0,
      reconnects: 0,
      reloads: 0,
      restarts: 0,
      refused: 0,
      resyncs: 0,
      stripped: 0,
      vanished: 0,
      diverged: 0,
    };
    this.figures = { ...none, codes: [] };
    this.#rng = rngOf(seed);
    this.#setup = setup;
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
    if (dice < 0.7) this.#edit(editor);
    else if (dice < 0.8) editor.online = false;
    else if (dice < 0.9) this.#connect(editor);
    else if (dice < 0.96) this.#reload(editor);
    else this.#restart();
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
    this.figures.restarts += 1;
    this.#server.restart(this.#rng, this.#setup.lossy ? upTo(this.#rng, 12) : 0);
    for (const editor of this.#editors) editor.online = false;
    for (const editor of this.#editors) if (this.#rng() < 0.6) this.#connect(editor);
  }

  /** Hello, then both sides say what the other lacks. */
  #connect(editor: Editor): void {
    this.figures.reconnects += 1;
    editor.online = true;
    if (!this.#setup.plain) {
      const refusal = this.#server.guard.admit(editor.helloIds, editor.actor);
      if (refusal) this.#refused(editor, refusal.code);
      this.#server.keepClaims();
    }
    Y.applyUpdate(editor.doc, Y.encodeStateAsUpdate(this.#server.doc, Y.encodeStateVector(editor.doc)), "remote");
    this.#ask(editor);
  }

  /** The server's step 1, and what comes back. */
  #ask(editor: Editor): void {
    this.#send(editor, Y.encodeStateAsUpdate(editor.doc, Y.encodeStateVector(this.#server.doc)), true);
  }

  #send(editor: Editor, update: Uint8Array, asked = false): void {
    if (!editor.online) return;
    this.figures.sends += 1;
    const before = total(this.#server.doc);
    const keys = keysOf(this.#server.doc);
    const verdict = this.#server.write(editor.actor, update);
    if (!verdict.ok && verdict.code !== "missing") {
      this.#refused(editor, verdict.code);
      return;
    }
    if (!verdict.ok || verdict.missing > 0) {
      this.figures.resyncs += 1;
      if (!asked) this.#ask(editor);
    }
    if (!verdict.ok) return;
    if (asked) this.figures.vanished += this.#vanished(keys, editor);
    this.figures.structs += total(this.#server.doc) - before;
    this.figures.stripped += verdict.stripped;
    for (const other of this.#editors) {
      if (other.online && other !== editor) Y.applyUpdate(other.doc, verdict.update, "remote");
    }
  }

  /**
   * After a step 2, which says all that its sender sees: keys gone from the server that the sender still has. Not counted
   * is what an own item of theirs wrote over, whose value they no longer have because somebody lost wrote over it in turn.
   */
  #vanished(before: readonly string[], editor: Editor): number {
    const records = this.#server.doc.getMap("records");
    const there = new Set(keysOf(editor.doc));
    const gone = before.filter((key) => !records.has(key) && there.has(key));
    return gone.filter((key) => !this.#idsOf(editor).has((records._map.get(key) as Y.Item).id.client)).length;
  }

  #idsOf({ actor }: Editor): Set<number> {
    return new Set(this.#editors.filter((other) => other.actor.id === actor.id).flatMap((other) => other.ids));
  }

  #refused(editor: Editor, code: string): void {
    this.figures.refused += 1;
    this.figures.codes.push(`${editor.actor.id}: ${code}`);
  }

  /** Everybody comes back, and is asked until nobody knows more than the server. */
  #settle(): void {
    const { doc } = this.#server;
    let before = -1;
    for (let round = 0; round < 3 || total(doc) > before; round++) {
      before = total(doc);
      for (const editor of this.#editors) this.#connect(editor);
    }
    const now = shown(doc);
    const isWaiting = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;
    const others = this.#editors.filter((editor) => shown(editor.doc) !== now || isWaiting(editor.doc));
    this.figures.diverged += others.length + (isWaiting(doc) ? 1 : 0);
  }
}

/** Clocks of all clients together. */
function total(doc: Y.Doc): number {
  return [...doc.store.clients.keys()].reduce((sum, client) => sum + Y.getState(doc.store, client), 0);
}

function keysOf(doc: Y.Doc): string[] {
  return [...doc.getMap("records").keys()];
}
