import { joinAll } from "./client.js";
import { Deliveries } from "./deliveries.js";
import { clientsOf } from "./wire.js";

/** A room full of people on one board, who send and watch. The scenarios are made of this. */

export class Crowd {
  clients;
  places;
  deliveries;
  /** How many others get what one sends. */
  audience;
  #now = 0;

  static async gather(places, writers) {
    const crowd = new Crowd();
    crowd.places = places;
    crowd.audience = places.length - 1;
    crowd.clients = await joinAll(places, clientsOf);
    crowd.deliveries = new Deliveries(places.length, writers);
    return crowd;
  }

  /** @param also what else gets the last client's frames, who writes nothing. */
  watchUpdates(also = null) {
    this.#watch(["scanUpdates"], also);
  }

  watchCursors() {
    this.#watch(["scanCursors"]);
  }

  watchAll() {
    this.#watch(["scanUpdates", "scanCursors"]);
  }

  #watch(names, also = null) {
    for (const [i, client] of this.clients.entries()) {
      const scans = new Set(names.map((name) => client.dialect[name]));
      const see = (writer, seq) => this.deliveries.see(i, writer, seq, this.#now);
      client.listen((buffer, start, end) => {
        this.#now = performance.now();
        for (const scan of scans) scan(client, buffer, start, end, see);
        if (i === this.clients.length - 1) also?.take(buffer, start, end);
      });
    }
  }

  /** Everybody says who they are, where that is not part of every cursor. */
  announce() {
    for (const [i, client] of this.clients.entries()) {
      for (const said of client.dialect.announce(i)) client.send(said);
    }
  }

  get bytes() {
    return this.clients.reduce((sum, client) => sum + client.bytes, 0);
  }

  end() {
    for (const client of this.clients) client.end();
  }
}

/** Below this share of what was offered, the rate is the server's capacity and its latency only queueing. */
const ALL = 0.98;

/** What was measured between `begin` and the call of what it gives. */
export function window(crowd, meterOf) {
  crowd.deliveries.reset();
  const bytes = crowd.bytes;
  const stop = meterOf();
  return () => {
    const { seconds, cpu, ...machine } = stop();
    const { deliveries } = crowd;
    const { delivered, shown, late, sent } = deliveries;
    const offered = sent * crowd.audience;
    return {
      seconds,
      offeredPerSecond: offered / seconds,
      deliveredPerSecond: delivered / seconds,
      share: delivered / offered,
      over: delivered < offered * ALL,
      shownShare: shown / delivered,
      lateShare: late / delivered,
      p50: deliveries.quantile(0.5),
      p95: deliveries.quantile(0.95),
      p99: deliveries.quantile(0.99),
      ...machine,
      cpuPerMillion: (cpu / delivered) * 1e6,
      bytesPerClientPerSecond: (crowd.bytes - bytes) / seconds / crowd.clients.length,
      lost: crowd.clients.filter((client) => client.closed).length,
    };
  };
}
