import type { BoardId, IntentId } from "@acuerdo/shared";
import { RECORDS } from "@acuerdo/shared";
import { PIECE_BYTES } from "../../client/src/sync/link/piece-size.ts";
import { openingCommit } from "../../server/src/ledger/opening.ts";
import { checkDisk, checkEnd, checkSaved } from "./checks.ts";
import { drained, SimClock } from "./clock.ts";
import { Peer } from "./peer.ts";
import { Random } from "./random.ts";
import { Requests } from "./requests.ts";
import { type ServerFlaws, SimServer } from "./server.ts";
import { SimStore, type StoreFlaws } from "./store.ts";
import type { Fate } from "./write-queue.ts";

/**
 * A board, its people and a disk, for as long as a seed says. What happens next is drawn: somebody draws, frames arrive, a
 * connection breaks, the disk answers or fails, the server is killed, a minute passes. In the end all is well again, and
 * everything that was said to be saved must have been on the disk from the moment at which it was said.
 */

export type Flaws = StoreFlaws & ServerFlaws;
export interface Figures {
  saved: number;
  answered: number;
  /** What the server itself wrote, and said to be on disk. */
  edits: number;
  kills: number;
  diskErrors: number;
  compactions: number;
  reloads: number;
  /** People who were told that what they build on is lost, and brought theirs again. */
  afresh: number;
}

const BOARD = "board-simulated" as BoardId;
const OPENED = { title: "Sim", objective: "Sim", language: "es", voices: "named" } as const;
/** Rounds in which everything must have come to rest. */
const MAX_ROUNDS = 400;
/** The server asks for what is missing ever more rarely, up to so rarely. */
const LONGEST_WAIT_MS = 31_000;
const QUIET_ROUNDS = 2;
/** How often somebody comes back last, after the others have come to rest without them. */
const AWAY = 0.3;
/** How often everybody sends in small pieces, as if what they have to say were large. */
const SMALL = 0.3;
const SMALL_PIECE_BYTES = 40;
/** How often canvases are loaded without their past. */
const RECLAIMS = 0.3;
/** What happens, and how often. */
const WEIGHTS = {
  ...{ edit: 14, deliver: 40, connect: 8, drop: 2, haunt: 2, reload: 1 },
  ...{ disk: 14, time: 10, minute: 1, kill: 1, ask: 2, unreadable: 0.5 },
};
const FATES = { done: 30, failed: 1.5, unclear: 1 } as const satisfies Record<Fate, number>;

export class World {
  readonly figures: Figures = {
    ...{ saved: 0, answered: 0, edits: 0, kills: 0 },
    ...{ diskErrors: 0, compactions: 0, reloads: 0, afresh: 0 },
  };
  readonly #random: Random;
  readonly #flaws: Flaws;
  readonly #trace: (text: string) => void;
  readonly #clock = new SimClock();
  readonly #store: SimStore;
  readonly #peers: readonly Peer[];
  /** Somebody who stays away after all the others have come back, or nobody. */
  readonly #away: Peer | null;
  readonly #requests: Requests;
  /** Draws what the server itself writes, and under which client ids. */
  readonly #own: Random;
  readonly #edits: number;
  readonly #alwaysReclaims: boolean;
  readonly #joining = new Set<Peer>();
  #server: SimServer;
  #life = 0;

  /** @param edits how often the server writes on the canvas itself, at each step. */
  constructor(seed: number, flaws: Flaws, edits: number, trace: (text: string) => void) {
    this.#edits = edits;
    this.#random = new Random(seed);
    this.#flaws = flaws;
    this.#trace = trace;
    this.#store = new SimStore(flaws);
    this.#store.loggedBias = this.#random.pick([0, 0, 50, 1_990]);
    const people = 2 + this.#random.below(3);
    const fate = new Random(~seed);
    const port = {
      saved: (peer: Peer, promised: Parameters<typeof checkSaved>[2]) => this.#saved(peer, promised),
      trace,
      pieceBytes: fate.chance(SMALL) ? SMALL_PIECE_BYTES : PIECE_BYTES,
    };
    this.#peers = Array.from({ length: people }, (_, index) => new Peer(`person${index}`, this.#random, port));
    this.#away = fate.chance(AWAY) ? fate.pick(this.#peers) : null;
    this.#own = new Random(seed ^ 0x5eed);
    this.#alwaysReclaims = edits > 0 && this.#own.chance(RECLAIMS);
    this.#clock.install();
    this.#server = this.#start();
    this.#requests = new Requests({
      writer: () => this.#server.ledgers.get(BOARD),
      answered: (peer, id) => this.#answered(peer, id),
    });
  }

  #answered(peer: Peer, id: IntentId): void {
    this.figures.answered += 1;
    if (!this.#store.answerTo(BOARD, peer.actor.memberId, id)) this.#fault(`${id} was answered and is not on disk`);
  }

  #start(): SimServer {
    const setup = { drawClient: () => 1 + this.#own.below(2 ** 32 - 2), alwaysReclaims: this.#alwaysReclaims };
    return new SimServer(this.#store, this.#clock, setup, this.#flaws);
  }

  async run(steps: number): Promise<Figures> {
    try {
      const keys = { mediator: "m", participant: "p", observer: "o" };
      const row = {
        ...{ id: BOARD, createdAt: 0, code: "CODE22", keys, secret: "s" },
        doorOpen: true,
        voices: "named" as const,
      };
      await this.#store.createBoard(row, openingCommit(BOARD, OPENED, this.#clock.now));
      for (let step = 0; step < steps; step += 1) {
        await this.#step();
        if (this.#own.chance(this.#edits)) void this.#edit();
        await drained();
      }
      if (this.#away) await this.#end(this.#peers.filter((peer) => peer !== this.#away));
      await this.#end(this.#peers);
    } finally {
      this.#clock.uninstall();
    }
    this.figures.compactions = this.#store.compactions;
    for (const { afresh } of this.#peers) this.figures.afresh += afresh;
    return this.figures;
  }

  async #end(people: readonly Peer[]): Promise<void> {
    await this.#settle(people);
    checkEnd(people, this.#store, BOARD);
  }

  #saved(peer: Peer, promised: Parameters<typeof checkSaved>[2]): void {
    this.figures.saved += 1;
    checkSaved(peer, this.#store.rows(BOARD).mirror, promised);
  }

  async #step(): Promise<void> {
    const what = this.#random.weighted(WEIGHTS);
    const peer = this.#random.pick(this.#peers);
    if (what !== "deliver") this.#trace(`${what} ${peer.name}`);
    switch (what) {
      case "edit":
        return peer.edit();
      case "deliver":
        for (let n = this.#random.below(8); n >= 0; n -= 1) peer.deliver(this.#random.chance(0.5));
        return;
      case "connect":
        return this.#connect(peer);
      case "drop":
        return peer.drop(this.#random.chance(0.4));
      case "haunt":
        return peer.haunt(this.#random.below(6));
      case "reload":
        this.figures.reloads += 1;
        return peer.reload();
      case "disk":
        return this.#disk();
      case "time":
        return this.#clock.pass(this.#random.pick([1, 4, 10, 250]));
      case "minute":
        return this.#clock.pass(75_000);
      case "kill":
        return this.#kill();
      case "ask":
        return this.#requests.ask(peer);
      case "unreadable":
        this.#store.failingLoads += 1;
    }
  }

  /** A connection is there once the room has been loaded; a load that fails is tried again some time. */
  #connect(peer: Peer): void {
    if (peer.online || this.#joining.has(peer)) return;
    const life = this.#life;
    this.#joining.add(peer);
    const leave = () => void this.#joining.delete(peer);
    this.#server.door(BOARD).then(
      (open) => {
        if (life !== this.#life) return;
        leave();
        peer.connect(open);
      },
      () => life === this.#life && leave(),
    );
  }

  /** The server writes itself, on what people write on too; once it says that it has, it is on disk. */
  async #edit(): Promise<void> {
    const life = this.#life;
    const [own, shared] = [`shape:own${this.#own.below(1e9)}|xy`, `shape:${this.#own.below(8)}|xy`];
    const goes = this.#own.chance(0.3);
    try {
      const room = await this.#server.canvases.get(BOARD);
      await room.edit((records) => {
        if (goes) records.delete(shared);
        else records.set(shared, [-1, 0]);
        records.set(own, [0, 0]);
      });
    } catch {
      return; // The room has failed, or cannot be read: whoever asked would ask again.
    }
    if (life !== this.#life) return;
    this.figures.edits += 1;
    if (!this.#store.rows(BOARD).mirror.getMap(RECORDS).has(own)) this.#fault(`${own} was written and is not on disk`);
  }

  #disk(): void {
    const fate = this.#random.weighted(FATES);
    if (this.#store.queued === 0) return;
    if (fate !== "done") {
      this.figures.diskErrors += 1;
      this.#trace(`disk ${fate}`);
    }
    this.#store.next(fate);
  }

  #kill(): void {
    this.figures.kills += 1;
    this.#life += 1;
    this.#joining.clear();
    for (const peer of this.#peers) peer.serverDied();
    this.#clock.forget();
    this.#store.die(this.#random.below(this.#store.queued + 1));
    this.#requests.forget();
    checkDisk(this.#store, BOARD);
    this.#server = this.#start();
  }

  readonly #faults: string[] = [];
  #fault(text: string): void {
    this.#faults.push(text);
  }

  /** The disk works, these people come back, and nothing is lost on its way, until nothing moves any more. */
  async #settle(people: readonly Peer[]): Promise<void> {
    this.#trace(`settle ${people.length}`);
    this.#store.failingLoads = 0;
    for (const peer of this.#peers) if (!people.includes(peer)) peer.drop();
    let quiet = 0;
    for (let round = 0; quiet < QUIET_ROUNDS; round += 1) {
      if (this.#faults.length > 0) throw new Error(this.#faults[0]);
      if (round === MAX_ROUNDS) throw new Error(`something stays pending: ${this.#pending(people)}`);
      for (const peer of people) {
        peer.haunt(9);
        this.#connect(peer);
      }
      this.#requests.send();
      await drained();
      let moved = false;
      for (const peer of people) for (const up of [true, false]) while (peer.deliver(up)) moved = true;
      while (this.#store.queued > 0) {
        this.#store.next("done");
        await drained();
        moved = true;
      }
      quiet = moved || this.#pending(people) !== "" ? 0 : quiet + 1;
      await this.#clock.pass(quiet > 0 ? LONGEST_WAIT_MS : 250);
      await drained();
    }
  }

  #pending(people: readonly Peer[]): string {
    const unsettled = people.filter((peer) => !peer.online || peer.unsaved > 0);
    return [...unsettled.map((peer) => `${peer.name} ${peer.unsaved}`), ...this.#requests.pending].join(", ");
  }
}
