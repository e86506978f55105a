import type { Tokens } from "./auth.ts";
import type { Settings } from "./config.ts";
import type { LedgerWriter } from "./ledger/writer.ts";
import type { Log } from "./log.ts";
import type { CanvasRoom } from "./relay/room.ts";
import type { Rooms } from "./relay/rooms.ts";
import type { Store } from "./store/store.ts";

/** What the routes and the relay work with. Made once, in `app.ts`. */
export interface Services {
  readonly settings: Settings;
  readonly log: Log;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly ledgers: Rooms<LedgerWriter>;
  readonly canvases: Rooms<CanvasRoom>;
  readonly now: () => number;
}
