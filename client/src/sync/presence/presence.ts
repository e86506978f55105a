import type { Place, Pointer } from "@acuerdo/shared";
import { InstancePresenceRecordType, type TLInstancePresence, type TLPageId, type TLStore } from "@tldraw/tldraw";
import { Doc } from "yjs";
import { MAX_TAIL, Pens, scribbleOf } from "./pens.ts";
import { colourOf, MAX_SELECTED, type Person, personOf } from "./people.ts";
import type { PresenceWire } from "./wire.ts";

/**
 * Names and cursors of the others, from awareness into tldraw's presence records: one merge a frame, however many move.
 * Each connection is somebody of its own, so that my other tab shows as well.
 */

export interface PresenceState {
  /** People on the canvas, myself among them. */
  readonly people: number;
  /** Whether the cursors of others are drawn. */
  readonly shown: boolean;
}

/** More cursors than this are noise: they are drawn only for whoever asks for them. */
const MANY = 15;
const SEND_MS = 1000 / 15;
/** In a crowd, so that a thousand messages a second do not go to everybody. */
const SEND_MS_AMONG_MANY = 500;

export interface PresencePort {
  readonly pageId: TLPageId;
  /** Me, as the server may name me to the others: who I am, then as whom else one of my devices came in; nobody where it names nobody. */
  readonly mine: () => readonly string[];
  /** Nothing is said of me: where voices are anonymous, a hand that is seen would show whose the card is under it. */
  readonly silent?: boolean;
  /** Runs with the next frame. */
  readonly frame: (run: () => void) => void;
}

/** What we say of ourselves; who we are is the server's word. */
interface Said {
  readonly sel: readonly string[];
  /** A stroke under way: how many points it has, and the last of them. */
  readonly pen?: { readonly n: number; readonly t: readonly Place[] };
}

type Change = { added: number[]; updated: number[]; removed: number[] };

const rounded = ([x, y]: Place): Place => [Math.round(x), Math.round(y)];
const idOf = (client: number) => InstancePresenceRecordType.createId(`${client}`);

export class Presence {
  readonly #wire: PresenceWire;
  readonly #awareness: PresenceWire["awareness"];
  readonly #stopPlaces: () => void;
  /** Where others point, by their number; null for those who point nowhere. */
  readonly #places = new Map<number, Place | null>();
  readonly #peers = new Map<number, number>();
  readonly #store: TLStore;
  readonly #port: PresencePort;
  readonly #dirty = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #state: PresenceState = { people: 1, shown: true };
  #asked: boolean | null = null;
  #framed = false;
  #closed = false;
  readonly #pens = new Pens();
  #next: { readonly place: Place | null; readonly about: Said } | null = null;
  #said = { place: "null", about: "" };
  #sentAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(wire: PresenceWire, store: TLStore, port: PresencePort) {
    this.#wire = wire;
    this.#awareness = wire.awareness;
    this.#store = store;
    this.#port = port;
    this.#awareness.on("change", this.#onChange);
    this.#stopPlaces = wire.onPlaces(this.#onPlaces);
    this.#redraw();
  }

  /** Above so many people the cursors are off until somebody asks for them. */
  readonly many = MANY;

  get state(): PresenceState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Draws the cursors of the others, or not; until somebody asks, that follows from how many they are. */
  show(shown: boolean): void {
    this.#asked = shown;
    this.#redraw();
  }

  /** Where I point, what I hold and what I draw. Told at most fifteen times a second; the last word always arrives. */
  point(cursor: Place | null, selected: readonly string[], stroke: readonly Place[] = []): void {
    if (this.#port.silent) return;
    const pen = stroke.length > 0 && { pen: { n: stroke.length, t: stroke.slice(-MAX_TAIL).map(rounded) } };
    this.#next = { place: cursor && rounded(cursor), about: { sel: selected.slice(0, MAX_SELECTED), ...pen } };
    const pause = this.#state.people > MANY ? SEND_MS_AMONG_MANY : SEND_MS;
    this.#timer ??= setTimeout(() => this.#tell(), Math.max(0, this.#sentAt + pause - performance.now()));
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#awareness.off("change", this.#onChange);
    this.#wire.sendPlace(null);
    if (this.#awareness.getLocalState()) this.#awareness.setLocalState({});
    this.#stopPlaces();
    const records = this.#records();
    if (records.length > 0) this.#store.mergeRemoteChanges(() => this.#store.remove(records.map(({ id }) => id)));
    this.#listeners.clear();
  }

  #tell(): void {
    this.#timer = undefined;
    if (!this.#next) return;
    const { place, about } = this.#next;
    const said = { place: JSON.stringify(place), about: JSON.stringify(about) };
    if (said.place === this.#said.place && said.about === this.#said.about) return;
    this.#sentAt = performance.now();
    if (said.about !== this.#said.about) this.#awareness.setLocalState({ ...about });
    if (said.place !== this.#said.place) this.#wire.sendPlace(place);
    this.#said = said;
  }

  readonly #onPlaces = (pointers: readonly Pointer[]): void => {
    for (const { peer, place } of pointers) {
      this.#places.set(peer, place);
      const client = this.#peers.get(peer);
      if (client !== undefined) this.#dirty.add(client);
    }
    this.#schedule();
  };

  readonly #onChange = ({ added, updated, removed }: Change): void => {
    for (const client of [...added, ...updated, ...removed]) this.#dirty.add(client);
    if (updated.includes(this.#awareness.clientID)) this.#keepMine();
    this.#schedule();
  };

  /** The server shows somebody else under my id: they named it first after its restart. I go on under another. */
  #keepMine(): void {
    const awareness = this.#awareness;
    const shown = personOf(awareness.clientID, awareness.states.get(awareness.clientID))?.memberId;
    if (!shown || this.#port.mine().includes(shown)) return;
    awareness.clientID = new Doc().clientID;
    awareness.setLocalState(this.#next ? { ...this.#next.about } : {});
  }

  #schedule(): void {
    if (this.#framed || this.#closed) return;
    this.#framed = true;
    this.#port.frame(() => {
      this.#framed = false;
      if (!this.#closed) this.#draw();
    });
  }

  #draw(): void {
    this.#count();
    const put: TLInstancePresence[] = [];
    const gone: TLInstancePresence["id"][] = [];
    for (const client of this.#state.shown ? this.#dirty : []) {
      if (client === this.#awareness.clientID) continue;
      const person = personOf(client, this.#awareness.states.get(client));
      if (!person) this.#forget(client);
      const place = person && this.#placeOf(client, person);
      if (place) put.push(this.#record(client, person, place));
      else if (this.#store.has(idOf(client))) gone.push(idOf(client));
    }
    if (!this.#state.shown) gone.push(...this.#records().map(({ id }) => id));
    this.#dirty.clear();
    if (put.length + gone.length === 0) return;
    this.#store.mergeRemoteChanges(() => {
      this.#store.put(put);
      this.#store.remove(gone);
    });
  }

  /** What a pointer frame said, or what the state says of somebody who sends none. */
  #placeOf(client: number, { peer, cursor }: Person): Place | null {
    if (peer === null) return cursor;
    this.#peers.set(peer, client);
    const place = this.#places.get(peer);
    return place === undefined ? cursor : place;
  }

  #forget(client: number): void {
    this.#pens.hear(client, null);
    for (const [peer, known] of this.#peers) {
      if (known !== client) continue;
      this.#peers.delete(peer);
      this.#places.delete(peer);
    }
  }

  #count(): void {
    const keys = new Set<string>();
    const mine = this.#port.mine();
    for (const [client, state] of this.#awareness.states) {
      const key = personOf(client, state)?.key;
      const isMe = client === this.#awareness.clientID || (key !== undefined && mine.includes(key));
      const counted = isMe ? (mine[0] ?? key) : key;
      if (counted) keys.add(counted);
    }
    const people = Math.max(1, keys.size);
    const shown = this.#asked ?? people <= MANY;
    if (people === this.#state.people && shown === this.#state.shown) return;
    if (shown && !this.#state.shown) for (const client of this.#awareness.states.keys()) this.#dirty.add(client);
    this.#state = { people, shown };
    for (const listener of this.#listeners) listener();
  }

  #redraw(): void {
    this.#onChange({ added: [...this.#awareness.states.keys()], updated: [], removed: [] });
  }

  #records(): TLInstancePresence[] {
    return this.#store.allRecords().filter((record) => record.typeName === "instance_presence");
  }

  #record(client: number, { key, name, selected, pen }: Person, [x, y]: Place): TLInstancePresence {
    return InstancePresenceRecordType.create({
      id: idOf(client),
      currentPageId: this.#port.pageId,
      userId: `${client}`,
      userName: name,
      color: colourOf(key),
      cursor: { x, y, rotation: 0, type: "default" },
      scribbles: scribbleOf(client, this.#pens.hear(client, pen)),
      selectedShapeIds: selected.filter((id) =>
        this.#store.has(id as TLInstancePresence["selectedShapeIds"][number]),
      ) as TLInstancePresence["selectedShapeIds"],
      // of this clock, not of theirs: a cursor must not be hidden because somebody's clock is slow
      lastActivityTimestamp: Date.now(),
    });
  }
}
