import { acuerdo, acuerdoPointers, hocuspocus, raw, snapshot, yjs } from "./y-dialects.js";

/**
 * How to speak with each kind of server. A dialect has
 * - `path(place)`, `opcode`, `wrap(place)`: where to connect, and what is put around each message;
 * - `first({ name, clients })`, `ask()`: what is said on connecting; the question for the whole board, which is answered
 *   when all that was sent before has been taken;
 * - `waits`, `isDocument(buffer, start, end)`: whether an answer comes, and whether this message is it;
 * - `heartbeat`: what is said every `ms` as long as somebody is there, or null;
 * - `write(kind, writer, seq)`: the messages of a writer's write number `seq`;
 * - `announce(writer)`, `cursor(writer, seq)`: what is said before the first cursor; the message of a move;
 * - `scanUpdates`, `scanCursors` `(client, buffer, start, end, see)`: call `see(writer, seq)` for what frames bring;
 * - `boardOf(ranges)`, `seqIn(board, kind, writer)`: the records by key that frames lead to, and whose newest write
 *   is in them, -1 where none is;
 * - `bring(updates)`, `expected(updates)`: the messages that make the lived-in board, and its records.
 */

const DIALECTS = { raw, snapshot, yjs, acuerdo, "acuerdo-pointers": acuerdoPointers, hocuspocus };

/** Only a load that speaks with tldraw sync carries its library. */
export const dialectOf = async (name) => DIALECTS[name] ?? (await import("./tldraw-dialect.js"))[name];
