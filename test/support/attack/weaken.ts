import { AsyncLocalStorage } from "node:async_hooks";
import { type BoardId, type Identity, type Intent, isRefusal } from "@acuerdo/shared";
import { decodeJwt } from "jose";
import { pino } from "pino";
import { keyMark, Tokens } from "../../../server/src/auth.ts";
import { Inventory } from "../../../server/src/guard/inventory.ts";
import { Clearing } from "../../../server/src/history/clearing.ts";
import { CanvasHistory } from "../../../server/src/history/history.ts";
import { Sides } from "../../../server/src/history/much.ts";
import { Routes } from "../../../server/src/http/route.ts";
import { Keyring } from "../../../server/src/keyring.ts";
import { Removals } from "../../../server/src/ledger/removals.ts";
import { VersionPace } from "../../../server/src/ledger/version-pace.ts";
import { LedgerWriter } from "../../../server/src/ledger/writer.ts";
import { COSTS } from "../../../server/src/limits/costs.ts";
import { NetworkPace } from "../../../server/src/limits/network-pace.ts";
import { Writes } from "../../../server/src/limits/writes.ts";
import { CanvasLog } from "../../../server/src/relay/canvas-log.ts";
import { Census } from "../../../server/src/relay/census.ts";
import { CanvasConnection } from "../../../server/src/relay/connection.ts";
import { GuardGate, type OpenGate } from "../../../server/src/relay/gate.ts";
import { Journal } from "../../../server/src/relay/journal.ts";
import { CanvasRoom } from "../../../server/src/relay/room.ts";
import type { RoomSetup } from "../../../server/src/relay/room-setup.ts";
import { Throttle } from "../../../server/src/relay/throttle.ts";
import { type Lodging, Rooms } from "../../../server/src/rooms.ts";
import { OpenFiles } from "../../../server/src/store/place.ts";
import { replace, type Undo } from "../server/replace.ts";
import { VOICE_FLAWS } from "./weaken-voices.ts";

/**
 * Weakened servers: one part is given one flaw, and the suite that is about that part must notice. In this process by
 * `weaken`, which gives the way back; in a process of its own by the `weakness` of `startServerProcess`.
 */

/** Whoever believes a token what it does not say does not compare it with the board's keys either. */
function believes(read: (own: Tokens["read"], token: string, board: BoardId) => ReturnType<Tokens["read"]>): Undo {
  const forget = replace(Keyring.prototype, "fits", () => () => true);
  const undo = replace(Tokens.prototype, "read", (own) => {
    return function (this: Tokens, token: string, board: BoardId) {
      return read(own.bind(this), token, board);
    };
  });
  return () => {
    undo();
    forget();
  };
}

const reads = (change: (actor: Identity) => Identity): Undo =>
  believes((read, token, board) => {
    const found = read(token, board);
    return isRefusal(found) ? found : { ...found, actor: change(found.actor) };
  });

/** The board that a token names; none where it is no token. */
function boardIn(token: string): BoardId | null {
  try {
    return decodeJwt(token).aud as BoardId;
  } catch {
    return null;
  }
}

/** What the request under way says of its sender. */
const claims = new AsyncLocalStorage<Partial<Identity>>();

/** Takes a request's words about its sender out of its body, where the schema would not let them pass. */
function keepClaims(): Undo {
  return replace(Routes.prototype, "on", (on) => {
    return function (this: Routes, method, url, handler) {
      return on.call(this, method, url, (request, reply) => {
        const { by, actor, author, sub, voiceId, role, ...rest } = (request.body ?? {}) as Record<string, never>;
        if (method === "POST") request.body = rest;
        const id = by ?? actor ?? author ?? sub ?? voiceId;
        return claims.run({ memberId: id, voiceId: id, role }, () => handler(request, reply));
      });
    };
  });
}

function believesBodies(): Undo {
  const forget = keepClaims();
  const undo = replace(LedgerWriter.prototype, "submit", (submit) => {
    return function (this: LedgerWriter, actor, intent) {
      const claimed = Object.entries(claims.getStore() ?? {}).filter(([, value]) => value !== undefined);
      return submit.call(this, { ...actor, ...Object.fromEntries(claimed) }, intent);
    };
  });
  return () => {
    undo();
    forget();
  };
}

function loadsForEverybody(): Undo {
  const setups = new Map<BoardId, RoomSetup>();
  const forget = replace(CanvasRoom as { load: typeof CanvasRoom.load }, "load", (load) => (setup) => {
    setups.set(setup.board, setup);
    return load.call(CanvasRoom, setup);
  });
  const undo = replace(Rooms.prototype, "get", (get) => {
    return async function (this: Rooms<Lodging>, board: BoardId) {
      const room = await get.call(this, board);
      const setup = setups.get(board);
      return room instanceof CanvasRoom && setup ? CanvasRoom.load(setup) : room;
    };
  });
  return () => {
    undo();
    forget();
  };
}

/** Where saying it is not optional it stays: without it nothing would be done at all. */
function forgetsBases(): Undo {
  return replace(LedgerWriter.prototype, "submit", (submit) => {
    return function (this: LedgerWriter, actor, intent) {
      if (intent.kind === "agreement.word") return submit.call(this, actor, intent);
      const { over: _over, base, ...rest } = intent as Intent & { base?: unknown; over?: unknown };
      const isAsked = intent.kind === "version.test";
      return submit.call(this, actor, { ...rest, ...(isAsked && { base }) } as Intent);
    };
  });
}

/** As many bytes of rows as the suite's canvas may have. */
const FULL_BYTES = 524_288;

/** A canvas is as large as everything that was ever written on it. */
function countsRowsOnly(): Undo {
  const bytes = new WeakMap<CanvasLog, number>();
  const forget = replace(CanvasLog.prototype, "append", (append) => {
    return function (this: CanvasLog, data, claims, since) {
      bytes.set(this, (bytes.get(this) ?? 0) + data.length);
      append.call(this, data, claims, since);
    };
  });
  const fault = Object.getOwnPropertyDescriptor(CanvasLog.prototype, "fault") as PropertyDescriptor;
  Object.defineProperty(CanvasLog.prototype, "fault", {
    ...fault,
    get(this: CanvasLog) {
      return (bytes.get(this) ?? 0) > FULL_BYTES ? "too-large" : null;
    },
  });
  return () => {
    Object.defineProperty(CanvasLog.prototype, "fault", fault);
    forget();
  };
}

/** Takes no key for the board's but those of the roles as they are since the last replacement. */
function forgetsTheOpener(): Undo {
  const now = new Map<string, string>();
  const forget = replace(Keyring.prototype, "replace", (own) => {
    return function (this: Keyring, board, key, write) {
      now.set(`${board}/${key.role}`, keyMark(key.hash));
      return own.call(this, board, key, write);
    } as typeof own;
  });
  const undo = replace(Keyring.prototype, "fits", (own) => {
    return function (this: Keyring, token) {
      const mark = now.get(`${token.board}/${token.actor.role}`);
      return (mark === undefined || mark === token.key) && own.call(this, token);
    };
  });
  return () => {
    undo();
    forget();
  };
}

/** Far more than a connection needs, so that a short run shows it. */
const KEPT_BYTES = 524_288;

/** As long as a store that gathers what comes would wait: a kill falls into it now and then. */
const PUT_OFF_MS = 200;

const replaceAll = (undone: readonly Undo[]): Undo => {
  return () => {
    for (const undo of undone) undo();
  };
};

const FLAWS = {
  ...VOICE_FLAWS,
  "says saved before anything is on disk": () =>
    replace(Journal.prototype, "append", (append) => {
      return function (this: Journal, entry) {
        queueMicrotask(() => entry.done(null));
        setTimeout(() => append.call(this, { ...entry, done: () => undefined }), PUT_OFF_MS);
      };
    }),
  "takes everybody for a mediator": () => reads((actor) => ({ ...actor, role: "mediator" })),
  "takes observers for participants": () =>
    reads((actor) => ({ ...actor, role: actor.role === "observer" ? "participant" : actor.role })),
  "takes a token of any board": () =>
    believes((read, token, board) => {
      const found = read(token, boardIn(token) ?? board);
      return isRefusal(found) ? found : { ...found, board };
    }),
  "believes what a request says of its sender": believesBodies,
  "forgets what a request was decided on": forgetsBases,
  "lets everybody end the answers to a version": () => replace(VersionPace.prototype, "refuses", () => () => null),
  "tells nobody who was taken off": () => replace(Removals.prototype, "note", () => () => undefined),
  "reads as fast as a socket sends": () => replace(Throttle.prototype, "owed", () => () => 0),
  "loads a board anew for everybody who comes": loadsForEverybody,
  "counts nobody by address": () =>
    replaceAll([
      replace(NetworkPace.prototype, "take", () => () => 0),
      replace(Census.prototype, "enter", (enter) => {
        let n = 0;
        return function (this: Census, guest) {
          n += 1;
          return enter.call(this, { ...guest, address: `10.0.${n >> 8}.${n & 255}` });
        };
      }),
    ]),
  "writes as often as it is asked to": () =>
    replaceAll([
      replace(Writes.prototype, "take", () => async () => true),
      replace(Writes.prototype, "takeWords", () => () => true),
    ]),
  "counts messages and no bytes": () => {
    const before = { ...COSTS };
    const huge = 1e12;
    Object.assign(COSTS, { fragments: 16_384, controlsAMinute: huge, unfinishedBytes: huge });
    Object.assign(COSTS, { refusedBytes: huge, refusedMs: 30_000, refusalsAtOnce: huge });
    return () => void Object.assign(COSTS, before);
  },
  "puts the opener out with the others": forgetsTheOpener,
  "goes without a word": () => {
    process.once("SIGTERM", () => process.exit(0));
    return () => undefined;
  },
  "writes its last lines whatever it takes": () =>
    replace(pino as { destination: (options: object) => unknown }, "destination", (own) => (options) => {
      return own({ ...options, retryEAGAIN: () => true });
    }),
  "is held up by something at its very end": () => {
    process.once("exit", () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
    return () => undefined;
  },
  "takes whatever a record says": () =>
    replace(CanvasRoom as { load: typeof CanvasRoom.load }, "load", (load) => (setup) => {
      const openGate: OpenGate = (doc, claims) => new GuardGate(doc, { claims, checks: { record: false } });
      return load.call(CanvasRoom, { ...setup, openGate });
    }),
  "counts nobody's share": () => replace(Inventory.prototype, "judge", () => () => null),
  "never looks what is left on a full canvas": countsRowsOnly,
  "writes on a database that was taken away": () => replace(OpenFiles.prototype, "check", () => () => undefined),
  "takes a heap of one's own for others'": () =>
    replace(Sides.prototype, "isMuchBeside", (own) => {
      return function (this: Sides) {
        return own.call(this, "");
      };
    }),
  "tells nobody what was taken away": () => replace(Clearing.prototype, "note", () => () => undefined),
  "forgets what a canvas was": () => replace(CanvasHistory.prototype, "changed", () => () => undefined),
  "keeps a little of everybody who was here": () => {
    const kept: Buffer[] = [];
    return replace(CanvasConnection.prototype, "closed", (closed) => {
      return function (this: CanvasConnection) {
        kept.push(Buffer.alloc(KEPT_BYTES, 1));
        closed.call(this);
      };
    });
  },
} satisfies Record<string, () => Undo>;

export type Weakness = keyof typeof FLAWS;

/** Gives the server's code in this process a flaw; gives the way back. */
export const weaken = (weakness: Weakness): Undo => FLAWS[weakness]();
