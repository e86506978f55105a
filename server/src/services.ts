import type { Tokens } from "./auth.ts";
import type { Settings } from "./config.ts";
import type { Keyring } from "./keyring.ts";
import type { Doors } from "./ledger/doors.ts";
import type { Removals } from "./ledger/removals.ts";
import type { LedgerWriter } from "./ledger/writer.ts";
import type { Addresses } from "./limits/address.ts";
import type { Allowances } from "./limits/allowances.ts";
import type { Log } from "./log.ts";
import type { Meters } from "./meters.ts";
import type { Attendance } from "./relay/attendance.ts";
import type { Host } from "./relay/greeting.ts";
import type { Journal } from "./relay/journal.ts";
import type { CanvasRoom } from "./relay/room.ts";
import type { Rooms } from "./rooms.ts";
import type { Store } from "./store/store.ts";

/** The end of a server's life: from its first moment on nobody new is to come. */
export interface Drain {
  readonly hasBegun: boolean;
}

/** What the routes and the relay work with. Made once, in `app.ts`. */
export interface Services {
  readonly settings: Settings;
  readonly log: Log;
  readonly meters: Meters;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly keyring: Keyring;
  readonly addresses: Addresses;
  readonly allowances: Allowances;
  readonly doors: Doors;
  readonly ledgers: Rooms<LedgerWriter>;
  readonly removals: Removals;
  readonly journal: Journal;
  readonly canvases: Rooms<CanvasRoom>;
  readonly attendance: Attendance;
  readonly drain: Drain;
  readonly now: () => number;
  /** What every connection tells of this server. */
  readonly host: Host;
}
