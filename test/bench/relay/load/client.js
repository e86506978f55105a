import { dialectOf } from "./dialects.js";
import { eachPayload, LightSocket } from "./socket.js";

/** One client on one document, joined; and the opening of many of them without a rush. */

const AT_ONCE = 20;
const JOIN_MS = 30_000;

export class Client {
  #socket;
  #wrap;
  #heartbeat;
  dialect;
  place;
  /** The frames that brought the document, when they were to be kept. */
  first = Buffer.alloc(0);

  /** Resolves when the document has come. `place` is what `roomsFor` gives. */
  static async join(place, clients, keep = false) {
    const client = new Client();
    client.place = place;
    client.dialect = await dialectOf(place.dialect);
    client.#wrap = client.dialect.wrap(place);
    client.#socket = await LightSocket.open({ ...place, path: client.dialect.path(place) });
    await client.#sync(clients, keep);
    client.#beat();
    return client;
  }

  #sync(clients, keep) {
    const { dialect, place } = this;
    const done = dialect.waits ? this.#document(keep) : Promise.resolve();
    for (const message of dialect.first({ name: place.name, clients })) this.#socket.send(message, dialect.opcode);
    return done;
  }

  /** @param keep whether what came is needed later. */
  #document(keep) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no document after ${JOIN_MS} ms`)), JOIN_MS);
      this.#socket.onClose = (code) => reject(new Error(`closed with ${code} while joining`));
      const kept = [];
      this.#socket.onFrames = (buffer, start, end) => {
        if (keep) kept.push(Buffer.from(buffer.subarray(start, end)));
        let come = false;
        eachPayload(buffer, start, end, (_, from, to) => {
          come ||= this.dialect.isDocument(buffer, from, to);
        });
        if (!come) return;
        clearTimeout(late);
        this.#socket.onFrames = () => undefined;
        this.#socket.onClose = () => undefined;
        if (keep) this.first = Buffer.concat(kept);
        resolve();
      };
    });
  }

  /** Says from time to time that somebody is there, where the server wants to know. */
  #beat() {
    const { heartbeat } = this.dialect;
    if (heartbeat) this.#heartbeat = setInterval(() => this.send(heartbeat.message), heartbeat.ms);
  }

  get bytes() {
    return this.#socket.bytes;
  }

  get closed() {
    return this.#socket.closed;
  }

  get closeCode() {
    return this.#socket.closeCode;
  }

  /** Sends the document's question again and waits for the answer: all that was sent before has been taken by then. */
  async again() {
    const done = this.#document(true);
    this.send(this.dialect.ask());
    await done;
  }

  /** From now on, whole frames go to `take(buffer, start, end)`. */
  listen(take) {
    this.#socket.onFrames = take;
  }

  onClose(run) {
    this.#socket.onClose = run;
  }

  send(message) {
    this.#socket.send(this.#wrap(message), this.dialect.opcode);
  }

  /** A writer's write number `seq`, with what its client says behind it. */
  write(kind, writer, seq) {
    for (const message of this.dialect.write(kind, writer, seq)) this.send(message);
  }

  /** Neither reads nor says anything, as a machine that sleeps. */
  pause() {
    clearInterval(this.#heartbeat);
    this.#socket.pause();
  }

  resume() {
    this.#socket.resume();
  }

  end() {
    clearInterval(this.#heartbeat);
    this.#socket.end();
  }
}

/** Joins one client a place, at most a few at a time. */
export async function joinAll(places, clientsOf) {
  const clients = new Array(places.length);
  let next = 0;
  const worker = async () => {
    while (next < places.length) {
      const i = next++;
      clients[i] = await Client.join(places[i], clientsOf(i), i === places.length - 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return clients;
}
