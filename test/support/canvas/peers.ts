import { checkRecord, type PositionId, RECORDS, shapeKey } from "@acuerdo/shared";
import {
  createTLSchema,
  createTLStore,
  defaultBindingSchemas,
  defaultShapeSchemas,
  HistoryManager,
  type TLArrowBinding,
  type TLBinding,
  type TLRecord,
  type TLShape,
  type TLShapeId,
} from "@tldraw/tldraw";
import * as Y from "yjs";
import {
  clusterMigrations,
  clusterProps,
  positionMigrations,
  positionProps,
} from "../../../client/src/canvas/shape-props.ts";
import { CanvasBinding } from "../../../client/src/sync/canvas/binding.ts";
import type { CheckPort } from "../../../client/src/sync/canvas/binding-check.ts";
import { undoOnlyMine } from "../../../client/src/sync/canvas/binding-undo.ts";
import { arrowBinding, card, cluster, PROPS, shapeRecord, stroke } from "../guard/samples.ts";

/** People at one canvas without a browser: tldraw's store, the binding, undo, and a wire that the test holds in its hands. */

const schema = createTLSchema({
  shapes: {
    ...defaultShapeSchemas,
    position: { props: positionProps, migrations: positionMigrations },
    cluster: { props: clusterProps, migrations: clusterMigrations },
  },
  bindings: defaultBindingSchemas,
});

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Peer {
  readonly doc = new Y.Doc();
  readonly store = createTLStore({ schema });
  readonly refused: string[] = [];
  readonly binding: CanvasBinding;
  readonly history: HistoryManager<TLRecord>;
  #steps = 0;

  #frames: (() => void)[] = [];

  /** @param hasFrames Whether what comes in waits for `frame()`, as in a browser. */
  constructor(clientId: number, mayWrite = true, hasFrames = false, more: CheckPort = {}) {
    this.doc.clientID = clientId;
    this.binding = new CanvasBinding(this.doc, this.store, {
      ...more,
      mayWrite,
      frame: (run) => {
        if (hasFrames) this.#frames.push(run);
        else run();
      },
      refused: (fault) => this.refused.push(fault),
    });
    this.store.mergeRemoteChanges(() => undefined); // makes the page
    this.history = new HistoryManager<TLRecord>({ store: this.store });
    undoOnlyMine(this.store, this.binding.changedByOthers);
  }

  get shapes(): TLShape[] {
    return this.store.allRecords().filter((record): record is TLShape => record.typeName === "shape");
  }

  shape(id: string): TLShape | undefined {
    return this.store.get(shapeKey(id) as TLShapeId) as TLShape | undefined;
  }

  /** One step of a person, which undo takes back as one. */
  step(change: () => void): void {
    const marks = this.history as unknown as { _mark(id: string): void }; // what the editor calls, not in its types
    marks._mark(`step-${++this.#steps}`);
    change();
  }

  add(record: object, x = 0, y = 0): void {
    this.step(() => this.store.put([{ ...record, x, y } as unknown as TLRecord]));
  }

  bind(id: string, from: string, to: string): void {
    this.step(() => this.store.put([arrowBinding(id, from, to) as unknown as TLArrowBinding]));
  }

  change(id: string, change: Partial<Omit<TLShape, "props">> & { props?: object }): void {
    const before = this.shape(id);
    if (!before) return;
    const props = { ...before.props, ...change.props };
    this.step(() => this.store.put([{ ...before, ...change, props } as TLShape]));
  }

  remove(id: string): void {
    const shape = this.shape(id);
    if (!shape) return;
    this.step(() => {
      this.store.remove(this.#bindingsOf(shape.id).map((binding) => binding.id)); // as tldraw's editor does
      this.store.remove([shape.id]);
    });
  }

  #bindingsOf(shape: TLShapeId): TLBinding[] {
    return this.store
      .allRecords()
      .filter((record) => record.typeName === "binding")
      .filter(({ fromId, toId }) => fromId === shape || toId === shape);
  }

  /** The next frame. */
  frame(): void {
    const due = this.#frames;
    this.#frames = [];
    for (const run of due) run();
  }

  push(): void {
    this.binding.pushLocal();
  }

  /** Every shape and binding, as values. */
  seen(): Record<string, unknown> {
    const held = this.store.allRecords().filter(({ typeName }) => typeName === "shape" || typeName === "binding");
    return Object.fromEntries(
      held.map((record) => [record.id, record]).sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)),
    );
  }

  /** Entries of the document that no board would take. */
  faults(): string[] {
    const entries = [...this.doc.getMap(RECORDS).entries()];
    return entries.map(([key, value]) => checkRecord(key, value)).filter((fault) => fault !== null);
  }
}

/** Everybody is linked to everybody; what is under way is lost when a link breaks, and made good when it is back. */
export class Wire {
  readonly #peers: readonly Peer[];
  readonly #queues = new Map<string, Uint8Array[]>();
  readonly #down = new Set<string>();

  constructor(peers: readonly Peer[]) {
    this.#peers = peers;
    for (const [from, peer] of peers.entries()) {
      peer.doc.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin === this) return;
        for (const to of peers.keys()) if (to !== from) this.#queue(from, to).push(update);
      });
    }
  }

  #queue(from: number, to: number): Uint8Array[] {
    const name = `${from}>${to}`;
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    if (this.#down.has(name)) queue.length = 0;
    return queue;
  }

  /** Delivers the oldest `count` messages from one to the other. */
  deliver(from: number, to: number, count: number): void {
    for (const update of this.#queue(from, to).splice(0, count)) Y.applyUpdate(this.#peer(to).doc, update, this);
  }

  cut(from: number, to: number): void {
    this.#down.add(`${from}>${to}`);
    this.#queue(from, to).length = 0;
  }

  mend(from: number, to: number): void {
    if (!this.#down.delete(`${from}>${to}`)) return;
    this.#queue(from, to).push(Y.encodeStateAsUpdate(this.#peer(from).doc, Y.encodeStateVector(this.#peer(to).doc)));
  }

  /** Everybody has said everything and heard everything. */
  settle(): void {
    for (let round = 0; round < 4; round++) {
      for (const peer of this.#peers) peer.push();
      for (const from of this.#peers.keys()) {
        for (const to of this.#peers.keys()) {
          if (from === to) continue;
          this.mend(from, to);
          this.deliver(from, to, Number.POSITIVE_INFINITY);
        }
      }
      for (const peer of this.#peers) peer.frame();
    }
  }

  #peer(at: number): Peer {
    const peer = this.#peers[at];
    if (!peer) throw new Error(`no peer ${at}`);
    return peer;
  }
}

export const sample = {
  card: (id: string, clusterId: string | null = null) => card(id, `position-${id}` as PositionId, clusterId),
  cluster: (id: string) => cluster(id, `cluster-${id}`),
  text: (id: string) => shapeRecord(id, "text", PROPS.text ?? {}),
  geo: (id: string) => shapeRecord(id, "geo", PROPS.geo ?? {}),
  arrow: (id: string) => shapeRecord(id, "arrow", PROPS.arrow ?? {}),
  stroke: (id: string, points = 20, isComplete = true) =>
    shapeRecord(id, "draw", { ...PROPS.draw, segments: stroke(points), isComplete }),
};
