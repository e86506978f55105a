/**
 * Message types on the WebSocket. 0–3 are y-protocols'. The others are sent only to a client that has said hello: a plain
 * y-websocket client would read an unknown message's payload as further messages.
 */
export const FRAME = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Client: [version, count, client ids…]: the Yjs client ids that this browser writes under. */
  hello: 100,
  /**
   * Client: [n]. Server: [n, count, client, clock…] once all that came before it on this socket is on disk, 'saved', with how far
   * it has come with each client id of the hello.
   */
  mark: 101,
  /** Server: [n, code]: an update before mark n was refused; the client loads the document afresh. */
  refused: 102,
  /** Client: [0] or [1, x, y]. Server: the room's cursors that moved. `pointers.ts` writes and reads them. */
  pointers: 103,
  /** Server, after a hello: [now, bytes]: its clock in milliseconds since 1970, and the bytes of the largest message it takes. */
  about: 104,
  /** Server: [done, total]: bytes of the document that have been sent, of about so many. */
  progress: 105,
  /** Client, after a hello: [n]. Server, at once: [n, now]. */
  echo: 106,
} as const;

/** Sync steps inside a `sync` frame, as y-protocols numbers them. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

export const WIRE_VERSION = 1;
/** The subprotocols of an upgrade: the name, then the token behind this prefix. */
export const SUBPROTOCOL = "acuerdo";
export const BEARER_PREFIX = "bearer.";
