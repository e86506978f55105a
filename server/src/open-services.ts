import { join } from "node:path";
import { type BoardId, type LedgerEvent, type PositionId, personId } from "@acuerdo/shared";
import { Tokens } from "./auth.ts";
import type { Clocks } from "./clock.ts";
import type { Settings } from "./config.ts";
import { CanvasHistory, type HistorySetup, MARK_MS } from "./history/history.ts";
import { recordClearing } from "./http/canvas-history.ts";
import { Keyring } from "./keyring.ts";
import { Doors } from "./ledger/doors.ts";
import { Removals } from "./ledger/removals.ts";
import { LedgerWriter } from "./ledger/writer.ts";
import { readAddresses } from "./limits/address.ts";
import { openAllowances } from "./limits/allowances.ts";
import { COSTS } from "./limits/costs.ts";
import { BYTES_AS_EVENT, Loads } from "./loads.ts";
import type { Log } from "./log.ts";
import { Meters } from "./meters.ts";
import { Attendance } from "./relay/attendance.ts";
import { openGuard } from "./relay/gate.ts";
import { Journal } from "./relay/journal.ts";
import { CanvasRoom } from "./relay/room.ts";
import type { RoomSetup } from "./relay/room-setup.ts";
import { Tempo } from "./relay/tempo.ts";
import { Rooms } from "./rooms.ts";
import type { Drain, Services } from "./services.ts";
import { metered } from "./store/metered.ts";
import { DATABASE } from "./store/names.ts";
import { openStore } from "./store/remote.ts";

/** What the server works with, opened in the order in which each needs the others. */

export interface Around {
  readonly log: Log;
  readonly secret: string;
  readonly drain: Drain;
  readonly clocks: Clocks;
}

/** Of a board that is not there. */
const NOTHING = { board: null, canvasBytes: 0 };

type Beneath = Pick<Services, "settings" | "log" | "meters" | "store" | "journal" | "ledgers" | "attendance"> & {
  clocks: Clocks;
};

/** Keeps what was on a canvas, and has the ledger told when much is taken off it. */
function historyOf(
  { log, store, ledgers, clocks }: Beneath,
  marks: Pick<HistorySetup, "markMs">,
): NonNullable<RoomSetup["openHistory"]> {
  const setup: HistorySetup = {
    ...{ store, clock: clocks.wall, ...marks },
    onCleared: (board, member, counted) => recordClearing({ ledgers }, board, member, counted),
    onFault: (fault, board) => log.error("canvas.history", fault, { board: log.tag(board) }),
    personOf: (board, device) => {
      const ledger = ledgers.peek(board)?.state;
      return ledger ? personId(ledger, device) : device;
    },
    writerOf: (board, position) => {
      const ledger = ledgers.peek(board)?.state;
      const found = ledger?.positions.get(position);
      return ledger && (found && !found.removed ? found.by : null);
    },
  };
  return (board, room) => new CanvasHistory(board, room, setup);
}

function openCanvases(beneath: Beneath, loads: Loads): Rooms<CanvasRoom> {
  const { settings, log, meters, store, journal, ledgers, attendance, clocks } = beneath;
  const clock = new Tempo(clocks.steady, () => meters.sockets.total);
  const [byTime, byMarks] = [historyOf(beneath, {}), historyOf(beneath, { markMs: MARK_MS })];
  const { maxCanvasBytes: maxBytes } = settings;
  const load = async (board: BoardId) => {
    const { board: stored, canvasBytes } = (await store.weigh(board)) ?? NOTHING;
    const onFault = (fault: unknown) => log.error("canvas.not-saved", fault, { board: log.tag(board) });
    const knowsPosition = (id: PositionId) => ledgers.peek(board)?.state.positions.has(id) ?? true;
    // Written out: what is put together from parts takes four times the memory, on every board.
    const setup: RoomSetup =
      stored?.voices === "anonymous"
        ? {
            board,
            store,
            journal,
            openGate: openGuard,
            clock,
            meters,
            maxBytes,
            onFault,
            knowsPosition,
            openHistory: byMarks,
            countHere: () => attendance.count(board),
          }
        : {
            board,
            store,
            journal,
            openGate: openGuard,
            clock,
            meters,
            maxBytes,
            onFault,
            knowsPosition,
            openHistory: byTime,
          };
    return loads.run(canvasBytes / BYTES_AS_EVENT, () => CanvasRoom.load(setup));
  };
  return new Rooms(load, clocks.wall.now, COSTS.idleCanvasBytes);
}

/** @throws Error when the store cannot be opened. */
export async function openServices(settings: Settings, { log, secret, drain, clocks }: Around): Promise<Services> {
  const meters = new Meters();
  const store = metered(await openStore(join(settings.data, DATABASE)), meters);
  const { now } = clocks.wall;
  const journal = new Journal(store);
  const loads = new Loads();
  const removals = new Removals();
  const onWritten = (events: readonly LedgerEvent[]) => removals.note(events);
  const ledgers = new Rooms((board) => LedgerWriter.load(board, store, clocks.wall, { onWritten, loads }), now);
  const beneath = { settings, log, meters, store, journal, ledgers, attendance: new Attendance() };
  const canvases = openCanvases({ ...beneath, clocks }, loads);
  const tokens = new Tokens(secret, settings.tokenMinutes, now);
  const keyring = new Keyring(store, log, now);
  const allowances = openAllowances(settings);
  const doors = new Doors({ store, ledgers, log, now, hours: settings.doorHours });
  const addresses = readAddresses(settings);
  const host = { now, maxFrameBytes: settings.maxFrameBytes };
  return { ...beneath, removals, canvases, tokens, keyring, addresses, allowances, doors, drain, now, host };
}
