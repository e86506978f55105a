import { type BoardId, FRAME, SYNC } from "@acuerdo/shared";
import type { Clock } from "../../server/src/clock.ts";
import type { Draft } from "../../server/src/guard/draft.ts";
import { LedgerWriter } from "../../server/src/ledger/writer.ts";
import { Meters } from "../../server/src/meters.ts";
import type { Answer } from "../../server/src/relay/answer.ts";
import type { Batch } from "../../server/src/relay/batch.ts";
import { CanvasConnection } from "../../server/src/relay/connection.ts";
import { type CanvasGate, GuardGate, type OpenGate } from "../../server/src/relay/gate.ts";
import { Journal } from "../../server/src/relay/journal.ts";
import type { Line } from "../../server/src/relay/line.ts";
import { CanvasRoom } from "../../server/src/relay/room.ts";
import { Rooms } from "../../server/src/rooms.ts";
import type { SimClock } from "./clock.ts";
import type { OpenConnection, Wire } from "./peer.ts";
import type { SimStore } from "./store.ts";

/** The real rooms, journal, connections and writer, put together as `app.ts` does, on a disk and a clock of the simulator's. */

/** Few: worlds are short, and a log is to be replaced in the middle of everything. */
const ROWS_TO_COMPACT = 12;

/** Few too: documents are small, and are to be told in many parts. */
const PART_BYTES = 60;

/** A weakened server, to see whether the simulator notices. */
export interface ServerFlaws {
  /** Marks are echoed when they arrive. */
  readonly echoAtOnce?: boolean;
  /** Clients are not asked for what they hold. */
  readonly neverAsks?: boolean;
  /** One update in a few is told to nobody. */
  readonly tellsFew?: boolean;
  /** A room goes on after a failed commit, as if it had worked. */
  readonly shrugs?: boolean;
  /** What was left out of an update counts as taken. */
  readonly overlooks?: boolean;
  /** Nobody is told that what they build on will not come. */
  readonly neverGivesUp?: boolean;
}

class ShruggingJournal extends Journal {
  override append(entry: Parameters<Journal["append"]>[0]): void {
    super.append({ ...entry, done: () => entry.done(null) });
  }
}

function echoingAtOnce(room: CanvasRoom): CanvasRoom {
  return new Proxy(room, {
    get(target, name) {
      if (name === "whenSaved") return (_: number, run: () => void) => run();
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function overlooking(gate: CanvasGate): CanvasGate {
  const write: CanvasGate["write"] = (writer, update) => {
    const verdict = gate.write(writer, update);
    return verdict.ok ? { ...verdict, waits: false } : verdict;
  };
  const admit: CanvasGate["admit"] = (writer, clients) => gate.admit(writer, clients);
  const own = { draft: () => gate.draft(), encoded: (draft: Draft) => gate.encoded(draft) };
  const rest = { fresh: () => gate.fresh(), touches: () => gate.touches(), reclaimed: () => gate.reclaimed() };
  return {
    admit,
    write,
    bytes: gate.bytes,
    shapes: gate.shapes,
    ...own,
    ...rest,
    encode: (draft) => gate.encode(draft),
  };
}

/** A line without a socket: every message by itself. */
function lineOf({ push, pull, close }: Wire, { neverAsks, tellsFew, neverGivesUp }: ServerFlaws): Line {
  let told = 0;
  const send = (bytes: Uint8Array) => {
    const [type, step] = bytes;
    if (type === FRAME.sync && step === SYNC.update) told += 1;
    const isLeftOut = tellsFew && step === SYNC.update && told % 3 === 0;
    const isUnasked = neverAsks && step === SYNC.step1;
    const isUntold = type === FRAME.refused && neverGivesUp;
    if (!isUntold && (type !== FRAME.sync || !(isLeftOut || isUnasked))) push(bytes);
  };
  const tell = (batch: Batch, mine: object) => {
    for (const { bytes, from } of batch.messages) if (from !== mine) send(bytes);
    return true;
  };
  // Told part by part, as the other side takes them; what happens meanwhile comes in the parts.
  const answer = (given: Answer) =>
    pull(() => {
      const part = given.next(PART_BYTES);
      for (const batch of part as readonly Batch[]) tell(batch, push);
      return (part as readonly Batch[]).length > 0;
    });
  return { send, answer, tell, hint: tell, close };
}

export interface SimSetup {
  /** Draws a Yjs client id for what the server itself writes. */
  readonly drawClient: () => number;
  /** Whether canvases are loaded without their past. */
  readonly alwaysReclaims: boolean;
}

export class SimServer {
  readonly canvases: Rooms<CanvasRoom>;
  readonly ledgers: Rooms<LedgerWriter>;
  readonly journal: Journal;
  readonly faults: unknown[] = [];
  readonly #flaws: ServerFlaws;
  readonly #clock: Clock;

  constructor(store: SimStore, clock: SimClock, { drawClient, alwaysReclaims }: SimSetup, flaws: ServerFlaws = {}) {
    const now = () => clock.now;
    this.#flaws = flaws;
    this.#clock = clock.port;
    const journal = flaws.shrugs ? new ShruggingJournal(store, clock.port) : new Journal(store, clock.port);
    this.journal = journal;
    const onFault = (fault: unknown) => void this.faults.push(fault);
    const meters = new Meters();
    const limits = { maxBytes: 1e9, compactAfter: ROWS_TO_COMPACT, alwaysReclaims };
    const openGate: OpenGate = (doc, claims, _maxBytes, gone) => {
      const gate = new GuardGate(doc, { claims, drawClient, gone });
      return flaws.overlooks ? overlooking(gate) : gate;
    };
    this.canvases = new Rooms(
      (board) => CanvasRoom.load({ board, store, journal, openGate, clock: clock.port, meters, onFault, ...limits }),
      now,
    );
    this.ledgers = new Rooms((board) => LedgerWriter.load(board, store, clock.port), now);
  }

  /** What an upgrade does once the token is good: the room is loaded before the connection is there. */
  async door(board: BoardId): Promise<OpenConnection> {
    const room = await this.canvases.get(board);
    const shown = this.#flaws.echoAtOnce ? echoingAtOnce(room) : room;
    return (actor, wire) =>
      new CanvasConnection({
        room: shown,
        actor,
        person: () => null,
        line: lineOf(wire, this.#flaws),
        clock: this.#clock,
        host: { now: () => this.#clock.now(), maxFrameBytes: 1_048_576 },
      });
  }
}
