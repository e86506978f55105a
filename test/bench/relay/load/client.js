import { DIALECTS, isDocument } from "./dialects.js";
import { eachPayload, LightSocket } from "./socket.js";
import { askForAll } from "./wire.js";

/** One client on one document, joined; and the opening of many of them without a rush. */

const AT_ONCE = 20;
const JOIN_MS = 30_000;

export class Client {
  #socket;
  #wrap;
  dialect;
  place;
  /** The frames that brought the document, when they were to be kept. */
  first = Buffer.alloc(0);

  /** Resolves when the document has come. `place` is what `roomsFor` gives. */
  static async join(place, clients, keep = false) {
    const client = new Client();
    client.place = place;
    client.dialect = DIALECTS[place.dialect];
    client.#wrap = client.dialect.wrap(place);
    client.#socket = await LightSocket.open(place);
    await client.#sync(clients, keep);
    return client;
  }

  #sync(clients, keep) {
    const { dialect, place } = this;
    const done = dialect.waits ? this.#document(keep) : Promise.resolve();
    for (const message of dialect.first({ name: place.name, clients })) this.#socket.send(message);
    return done;
  }

  /** @param keep whether what came is needed later. */
  #document(keep) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no document after ${JOIN_MS} ms`)), JOIN_MS);
      this.#socket.onClose = (code) => reject(new Error(`closed with ${code} while joining`));
      this.#socket.onFrames = (buffer, start, end) => {
        let come = false;
        eachPayload(buffer, start, end, (_, from) => {
          come ||= isDocument(this.dialect, buffer, from);
        });
        if (!come) return;
        clearTimeout(late);
        this.#socket.onFrames = () => undefined;
        this.#socket.onClose = () => undefined;
        if (keep) this.first = Buffer.from(buffer.subarray(start, end));
        resolve();
      };
    });
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
    this.send(askForAll());
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
    this.#socket.send(this.#wrap(message));
  }

  pause() {
    this.#socket.pause();
  }

  resume() {
    this.#socket.resume();
  }

  end() {
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
