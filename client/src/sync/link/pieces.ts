import { FRAME, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { PIECE_BYTES, type PieceSize } from "./piece-size.ts";

/**
 * What a document sends, in messages that a server takes: a day of drawing offline is more than one message may hold. Each
 * piece builds on the pieces before it only, so nothing in it has to wait.
 */

type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];

interface Queue {
  readonly structs: Struct[];
  next: number;
}

/** The structs of an update in an order in which each comes after those that it builds on. */
function inOrder(structs: readonly Struct[]): Struct[] {
  const queues = new Map<number, Queue>();
  for (const struct of structs) {
    const queue = queues.get(struct.id.client);
    if (queue) queue.structs.push(struct);
    else queues.set(struct.id.client, { structs: [struct], next: 0 });
  }
  const isTaken = (id: Y.ID | null): boolean => {
    const queue = id && queues.get(id.client);
    if (!queue) return true;
    const first = queue.structs[queue.next];
    return first === undefined || id.clock < first.id.clock;
  };
  const isReady = (struct: Struct) =>
    !(struct instanceof Y.Item) || (isTaken(struct.origin) && isTaken(struct.rightOrigin));
  const ordered: Struct[] = [];
  for (let before = -1; before < ordered.length; ) {
    before = ordered.length;
    for (const queue of queues.values()) {
      for (let struct = queue.structs[queue.next]; struct && isReady(struct); struct = queue.structs[queue.next]) {
        ordered.push(struct);
        queue.next += 1;
      }
    }
  }
  return ordered.length === structs.length ? ordered : [...structs];
}

/** An update of these structs and no deletions. */
function encodePiece(structs: readonly (readonly [Struct, Uint8Array])[]): Uint8Array {
  const sections = new Map<number, (readonly [Struct, Uint8Array])[]>();
  for (const each of structs) {
    const section = sections.get(each[0].id.client);
    if (section) section.push(each);
    else sections.set(each[0].id.client, [each]);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.size);
  for (const [client, section] of sections) {
    encoding.writeVarUint(encoder, section.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, section[0]?.[0].id.clock ?? 0);
    for (const [, bytes] of section) encoding.writeUint8Array(encoder, bytes);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

function bytesOf(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoding.toUint8Array(encoder.restEncoder);
}

/** Updates of about `bytes` at most that come to the same as the whole, if applied in order; deletions in the last. */
export function splitUpdate(update: Uint8Array, bytes = PIECE_BYTES): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let piece: [Struct, Uint8Array][] = [];
  let size = 0;
  const finish = () => {
    if (piece.length > 0) pieces.push(encodePiece(piece));
    piece = [];
    size = 0;
  };
  const ends = new Map<number, number>();
  for (const struct of inOrder(Y.decodeUpdate(update).structs)) {
    ends.set(struct.id.client, struct.id.clock + struct.length);
    const written = bytesOf(struct);
    if (size + written.length > bytes) finish();
    piece.push([struct, written]);
    size += written.length;
  }
  finish();
  return [...pieces, Y.diffUpdate(update, Y.encodeStateVector(ends))];
}

/** The messages as which a message goes out: several where it is a large change of the document. */
export function messagesOf(message: Uint8Array, bytes = PIECE_BYTES): Uint8Array[] {
  if (message.length <= bytes || message[0] !== FRAME.sync) return [message];
  const decoder = decoding.createDecoder(message.subarray(1));
  const step = decoding.readVarUint(decoder);
  if (step === SYNC.step1) return [message];
  const updates = splitUpdate(decoding.readVarUint8Array(decoder), bytes);
  return updates.map((update, n) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    // only with the last of them is a question answered
    encoding.writeVarUint(encoder, n === updates.length - 1 ? step : SYNC.update);
    encoding.writeVarUint8Array(encoder, update);
    return encoding.toUint8Array(encoder);
  });
}

export interface Pieces {
  readonly size: PieceSize;
  /** Something cannot be sent at all: no message may hold it. */
  readonly tooLarge: () => void;
}

/** A WebSocket that sends large changes in pieces. What no message may hold is not sent, nor what comes after it. */
export function inPieces(Base: typeof WebSocket, { size, tooLarge }: Pieces): typeof WebSocket {
  return class extends Base {
    #isStopped = false;
    /** When it began to send. */
    #since: number | null = null;
    #held: Uint8Array<ArrayBuffer>[] = [];

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      this.#since ??= performance.now();
      if (!(data instanceof Uint8Array)) super.send(data);
      else for (const message of messagesOf(data, size.bytes)) this.#sendOne(message as Uint8Array<ArrayBuffer>);
    }

    #sendOne(message: Uint8Array<ArrayBuffer>): void {
      const isChange = message[0] === FRAME.sync && message[1] !== SYNC.step1;
      // a mark behind it would be echoed as if it had been there
      const isBehind = isChange || message[0] === FRAME.mark;
      if (isBehind && (this.#isStopped || this.#holds(message, isChange))) return;
      if (isChange && message.length > size.limit) {
        this.#isStopped = true;
        tooLarge();
        return;
      }
      if (isChange) size.sent(message.length);
      super.send(message);
    }

    /** Whether it is held back for now, and all that comes behind it. */
    #holds(message: Uint8Array<ArrayBuffer>, isChange: boolean): boolean {
      const isFirst = this.#held.length === 0;
      const wait = isFirst && isChange ? size.wait(message.length, this.#since ?? 0) : 0;
      if (isFirst && wait === 0) return false;
      if (isFirst) setTimeout(() => this.#release(), wait);
      this.#held.push(message);
      return true;
    }

    #release(): void {
      const held = this.#held.splice(0);
      if (this.readyState === Base.OPEN) for (const message of held) this.#sendOne(message);
    }
  };
}
