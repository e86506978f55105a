/**
 * Who has seen what of whom. A receiver's newest number of a writer counts: servers may join, merge or leave out what a
 * newer one replaces. Times are kept on this side, by writer and number: the same process sends and receives.
 */

const BUCKET_MS = 0.1;
const BUCKETS = 200_000;
/** A cursor that was never shown because a newer one replaced it may be this old by then. */
const SUPERSEDED_MS = 100;

export class Deliveries {
  #writers;
  #owns;
  #newest;
  #sent;
  #histogram = new Uint32Array(BUCKETS);
  #samples = 0;
  /** Deliveries: each number that a receiver has reached or passed. */
  delivered = 0;
  /** Those that arrived themselves. */
  shown = 0;
  /** Those that neither arrived nor were replaced in time. */
  late = 0;
  sent = 0;

  /** @param owns whether this receiver is that writer: nobody waits for what is their own. */
  constructor(receivers, writers, owns = (receiver, writer) => receiver === writer) {
    this.#writers = writers;
    this.#owns = owns;
    this.#newest = new Int32Array(receivers * writers).fill(-1);
    this.#sent = Array.from({ length: writers }, () => []);
  }

  get writers() {
    return this.#writers;
  }

  /** The next number of a writer; from now on it is on its way. */
  next(writer) {
    const times = this.#sent[writer];
    times.push(performance.now());
    this.sent += 1;
    return times.length - 1;
  }

  lastSent(writer) {
    return this.#sent[writer].length - 1;
  }

  newest(receiver, writer) {
    return this.#newest[receiver * this.#writers + writer];
  }

  see(receiver, writer, seq, now) {
    if (this.#owns(receiver, writer)) return;
    const at = receiver * this.#writers + writer;
    const before = this.#newest[at];
    const times = this.#sent[writer];
    if (times === undefined || seq <= before || seq >= times.length) return;
    this.#newest[at] = seq;
    this.delivered += seq - before;
    this.shown += 1;
    for (let passed = before + 1; passed <= seq; passed++) if (now - times[passed] > SUPERSEDED_MS) this.late += 1;
    this.#histogram[Math.min(BUCKETS - 1, ((now - times[seq]) / BUCKET_MS) | 0)] += 1;
    this.#samples += 1;
  }

  /** Begins to count anew; who has seen what stays. */
  reset() {
    this.#histogram.fill(0);
    this.#samples = 0;
    this.delivered = 0;
    this.shown = 0;
    this.late = 0;
    this.sent = 0;
  }

  /** Milliseconds below which this share of the arrivals lay. */
  quantile(share) {
    if (this.#samples === 0) return null;
    let rest = Math.ceil(this.#samples * share);
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      rest -= this.#histogram[bucket];
      if (rest <= 0) return Math.round((bucket + 1) * BUCKET_MS * 100) / 100;
    }
    return BUCKETS * BUCKET_MS;
  }

  /** Whether each of these receivers has everybody's last. */
  complete(receivers) {
    return receivers.every((receiver) =>
      this.#sent.every(
        (times, writer) => this.#owns(receiver, writer) || this.newest(receiver, writer) >= times.length - 1,
      ),
    );
  }
}
