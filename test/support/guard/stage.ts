/**
 * A board in the middle of a workshop, for attacks: bob and mallory have written honestly, carol has named a client id
 * and not used it yet, and a ghost wrote before this server began and is nobody's now.
 */
import * as Y from "yjs";
import type { Checks } from "../../../server/src/guard/checks.ts";
import { CanvasGuard } from "../../../server/src/guard/guard.ts";
import type { GuardLimits } from "../../../server/src/guard/limits.ts";
import type { GuardActor, GuardVerdict } from "../../../server/src/guard/verdict.ts";
import { pick, type Rng, rngOf, upTo } from "./forge.ts";
import { card, cluster } from "./samples.ts";

export const RECORDS = "records";
/** A root that is none of ours: a map with a valid record in it, and a list. */
export const ELSEWHERE = "elsewhere";
export const ELSEWHERE_LIST = "elsewhere-list";

export interface Person {
  readonly actor: GuardActor;
  /** The device whose client id is the first of `ids`. */
  readonly doc: Y.Doc;
  readonly ids: readonly number[];
}

export interface StageSetup {
  readonly checks?: Partial<Checks>;
  readonly limits?: Partial<GuardLimits>;
  /** Honest writes before the curtain rises. */
  readonly writes?: number;
  /** Whether the document has other roots than the records; with them nobody can send it whole. */
  readonly elsewhere?: boolean;
}

export class Stage {
  readonly rng: Rng;
  readonly doc = new Y.Doc();
  readonly guard: CanvasGuard;
  readonly bob: Person;
  readonly mallory: Person;
  readonly carol: Person;
  readonly olga: Person;
  readonly ghost: number;
  /** Whose every client id is, kept apart from the guard's own books. */
  readonly owners = new Map<number, string>();
  #shapes = 0;

  constructor(seed: number, { checks = {}, limits = {}, writes = 40, elsewhere = true }: StageSetup = {}) {
    this.rng = rngOf(seed);
    this.ghost = this.#id();
    this.#haunt(elsewhere);
    this.guard = new CanvasGuard(this.doc, { checks, limits });
    this.bob = this.#person("bob", "participant", 2);
    this.mallory = this.#person("mallory", "participant", 3);
    this.carol = this.#person("carol", "mediator", 1);
    this.olga = this.#person("olga", "observer", 1);
    for (let i = 0; i < writes; i++) this.write(pick(this.rng, [this.bob, this.mallory]));
  }

  get people(): readonly Person[] {
    return [this.bob, this.mallory, this.carol, this.olga];
  }

  #id(): number {
    return 1 + Math.floor(this.rng() * (2 ** 32 - 2));
  }

  #haunt(elsewhere: boolean): void {
    const doc = new Y.Doc();
    doc.clientID = this.ghost;
    doc.getMap(RECORDS).set("shape:ghost", card("ghost"));
    doc.getMap(RECORDS).set("shape:ghost|xy", [1, 2]);
    if (elsewhere) doc.getMap(ELSEWHERE).set("shape:hidden", card("hidden"));
    if (elsewhere) doc.getArray(ELSEWHERE_LIST).push([1, 2, 3]);
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(doc));
    for (const root of [RECORDS, ELSEWHERE]) this.doc.getMap(root);
    this.doc.getArray(ELSEWHERE_LIST);
  }

  #person(id: string, role: GuardActor["role"], count: number): Person {
    const ids = Array.from({ length: count }, () => this.#id());
    const doc = new Y.Doc();
    doc.clientID = ids[0] as number;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    const actor = { id, role };
    const refusal = this.guard.admit(ids, actor);
    if (refusal) throw new Error(refusal.code);
    for (const client of ids) this.owners.set(client, id);
    return { actor, doc, ids };
  }

  /** A change on somebody's own device, as bytes; not sent yet. */
  edit(person: Person): Uint8Array {
    const before = Y.encodeStateVector(person.doc);
    let update: Uint8Array = Y.encodeStateAsUpdate(person.doc, before);
    const listen = (bytes: Uint8Array): void => {
      update = bytes;
    };
    person.doc.once("update", listen);
    person.doc.transact(() => this.#change(person.doc.getMap(RECORDS)));
    return update;
  }

  #change(records: Y.Map<unknown>): void {
    const keys = [...records.keys()].filter((key) => !key.endsWith("|xy"));
    const key = pick(this.rng, keys) ?? "shape:first";
    const dice = this.rng();
    if (dice < 0.3 || keys.length < 6) this.#create(records);
    else if (dice < 0.75) records.set(`${key}|xy`, [upTo(this.rng, 9999) / 8, -upTo(this.rng, 9999)]);
    else if (dice < 0.9) records.set(key, card(key.slice(6), `p${upTo(this.rng, 99)}`, "c1"));
    else for (const name of [key, `${key}|xy`]) records.delete(name);
  }

  #create(records: Y.Map<unknown>): void {
    this.#shapes += 1;
    const id = `s${this.#shapes}_${upTo(this.rng, 1e6)}`;
    records.set(`shape:${id}`, this.rng() < 0.7 ? card(id) : cluster(id));
    records.set(`shape:${id}|xy`, [this.#shapes, 0]);
  }

  /** Sends bytes as this person, and what is accepted on to everybody. */
  send(person: Person, update: Uint8Array): GuardVerdict {
    const verdict = this.guard.write(person.actor, update);
    if (verdict.ok) for (const { doc } of this.people) Y.applyUpdate(doc, verdict.update);
    return verdict;
  }

  /** An honest write, which must pass. */
  write(person: Person): void {
    const verdict = this.send(person, this.edit(person));
    if (!verdict.ok || verdict.stripped > 0) throw new Error(`honest write refused: ${JSON.stringify(verdict)}`);
  }

  state(client: number): number {
    return Y.getState(this.doc.store, client);
  }

  /** A second copy of the document, without a guard. */
  copy(): Y.Doc {
    const copy = new Y.Doc({ guid: "copy" });
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
    for (const root of [RECORDS, ELSEWHERE]) copy.getMap(root);
    copy.getArray(ELSEWHERE_LIST);
    return copy;
  }
}
