import type { BoardId } from "@acuerdo/shared";
import type * as Y from "yjs";
import { LedgerWriter } from "../../server/src/ledger/writer.ts";
import { CanvasConnection, type Line } from "../../server/src/relay/connection.ts";
import { OpenDoor, type OpenGate } from "../../server/src/relay/gate.ts";
import { Journal } from "../../server/src/relay/journal.ts";
import { CanvasRoom } from "../../server/src/relay/room.ts";
import { Rooms } from "../../server/src/relay/rooms.ts";
import type { SimClock } from "./clock.ts";
import type { OpenConnection } from "./peer.ts";
import type { SimStore } from "./store.ts";

/** The real rooms, journal, connections and writer, put together as `app.ts` does, on a disk and a clock of the simulator's. */

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

function weakened(line: Line, { neverAsks, tellsFew }: ServerFlaws): Line {
  let told = 0;
  const isLost = ([type, step]: Uint8Array): boolean => {
    if (neverAsks && type === 0 && step === 0) return true;
    if (tellsFew && type === 0 && step === 2) told += 1;
    return Boolean(tellsFew) && type === 0 && step === 2 && told % 3 === 0;
  };
  return { ...line, send: (bytes) => void (isLost(bytes) || line.send(bytes)) };
}

export class SimServer {
  readonly canvases: Rooms<CanvasRoom>;
  readonly ledgers: Rooms<LedgerWriter>;
  readonly journal: Journal;
  readonly faults: unknown[] = [];
  readonly #flaws: ServerFlaws;

  constructor(store: SimStore, clock: SimClock, flaws: ServerFlaws = {}) {
    const now = () => clock.now;
    this.#flaws = flaws;
    const journal = flaws.shrugs ? new ShruggingJournal(store) : new Journal(store);
    this.journal = journal;
    const openGate: OpenGate = (doc: Y.Doc) => new OpenDoor(doc);
    const onFault = (fault: unknown) => void this.faults.push(fault);
    this.canvases = new Rooms(
      (board) => CanvasRoom.load({ board, store, journal, openGate, maxBytes: 1e9, onFault }),
      now,
    );
    this.ledgers = new Rooms((board) => LedgerWriter.load(board, store, now), now);
  }

  /** What an upgrade does once the token is good: the room is loaded before the connection is there. */
  async door(board: BoardId): Promise<OpenConnection> {
    const room = await this.canvases.get(board);
    const shown = this.#flaws.echoAtOnce ? echoingAtOnce(room) : room;
    return (actor, line) =>
      new CanvasConnection({ room: shown, actor, person: () => null, line: weakened(line, this.#flaws) });
  }
}
