import { AsyncLocalStorage } from "node:async_hooks";
import { type Actor, type BoardId, isRefusal } from "@acuerdo/shared";
import { decodeJwt } from "jose";
import { keyMark, Tokens } from "../../server/src/auth.ts";
import { Routes } from "../../server/src/http/route.ts";
import { Keyring } from "../../server/src/keyring.ts";
import { LedgerWriter } from "../../server/src/ledger/writer.ts";
import { CanvasConnection } from "../../server/src/relay/connection.ts";
import { Journal } from "../../server/src/relay/journal.ts";
import { CanvasRoom, type RoomSetup } from "../../server/src/relay/room.ts";
import { type Lodging, Rooms } from "../../server/src/relay/rooms.ts";
import { Throttle } from "../../server/src/relay/throttle.ts";

/**
 * Weakened servers: one part is given one flaw, and the suite that is about that part must notice. In this process by
 * `weaken`, which gives the way back; in a process of its own by the `weakness` of `startServerProcess`.
 */

type Undo = () => void;

/** Puts another method in the place of one of a class's. */
function replace<T extends object, K extends keyof T>(prototype: T, name: K, make: (original: T[K]) => T[K]): Undo {
  const original = prototype[name];
  prototype[name] = make(original);
  return () => {
    prototype[name] = original;
  };
}

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

const reads = (change: (actor: Actor) => Actor): Undo =>
  believes((read, token, board) => {
    const found = read(token, board);
    return isRefusal(found) ? found : { ...found, actor: change(found.actor) };
  });

/** What the request under way says of its sender. */
const claims = new AsyncLocalStorage<Partial<Actor>>();

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

const FLAWS = {
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
      const found = read(token, decodeJwt(token).aud as BoardId);
      return isRefusal(found) ? found : { ...found, board };
    }),
  "believes what a request says of its sender": believesBodies,
  "reads as fast as a socket sends": () => replace(Throttle.prototype, "owed", () => () => 0),
  "loads a board anew for everybody who comes": loadsForEverybody,
  "puts the opener out with the others": forgetsTheOpener,
  "goes without a word": () => {
    process.once("SIGTERM", () => process.exit(0));
    return () => undefined;
  },
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
