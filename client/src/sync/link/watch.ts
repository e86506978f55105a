/**
 * Whether the other side is still there. A socket whose network has gone says nothing for half a minute; so whoever has
 * reason to doubt asks for an echo, and believes nothing before it has come.
 */

/** A room's Wi-Fi answers within a tenth of it. */
const ECHO_MS = 2_000;
/** What comes sooner may have been on its way since before. */
const STALE_MS = 500;
/** An echo may be behind what we send, or what is sent to us: so many times longer, as long as something moves. */
const MOST_WAITS = 15;
/** Where nothing is said for so long, it is asked for. */
const SILENCE_MS = 15_000;

/**
 * A connection by which nothing has ever come that could be read leads to nobody: somebody between takes what is sent and is silent, or makes
 * text of what is none. The slowest phone gets a piece of a document sooner.
 */
const MUTE_MS = 30_000;

export interface WatchPort {
  /** Asks for an echo with this number; false where nobody would give one. */
  readonly ask: (n: number) => boolean;
  /** Bytes that wait to be sent. */
  readonly unsent: () => number;
  /** What is believed has changed. */
  readonly changed: () => void;
  /** Nobody is there. */
  readonly dead: () => void;
}

/** What moved since it was last asked. */
interface Signs {
  unsent: number;
  heard: number;
}

export class Watch {
  readonly #port: WatchPort;
  readonly #now: () => number;
  /** Whoever speaks by chance says no number of a thousand million. */
  #asked = Math.floor(Math.random() * 2 ** 30);
  #isDoubted = false;
  #heardAt = 0;
  /** When something was last answered, or nothing waited for it: whoever is heard may hear nothing of us. */
  #answeredAt = 0;
  #heard = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param now milliseconds, by a clock that nobody sets. */
  constructor(port: WatchPort, now: () => number = () => performance.now()) {
    this.#port = port;
    this.#now = now;
  }

  /** It was asked, and has not answered yet. */
  get isDoubted(): boolean {
    return this.#isDoubted;
  }

  /** A connection is there. */
  begin(): void {
    this.end();
    this.answered();
  }

  /** The connection is no more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDoubted = false;
  }

  /** Something came. */
  heard(): void {
    this.#heard += 1;
    this.#heardAt = this.#now();
  }

  /** Something that was asked of whoever is there was answered. */
  answered(): void {
    this.#answeredAt = this.#now();
    this.#heardAt = this.#answeredAt;
  }

  /** There is reason to ask, and nothing is believed meanwhile. */
  doubt(): void {
    if (!this.#ask()) return;
    this.#isDoubted = true;
    this.#port.changed();
  }

  /**
   * To be called now and then: asks where it has been silent.
   * @param isWhole whether the document has come: before, whoever gives no echo is nobody.
   * @param isWaiting whether something of ours waits for an answer.
   */
  tick(isWhole = true, isWaiting = false): void {
    if (!isWaiting) this.#answeredAt = this.#now();
    const silence = this.#now() - (isWhole && isWaiting ? this.#answeredAt : this.#heardAt);
    if (this.#timer !== undefined || silence <= (isWhole ? SILENCE_MS : MUTE_MS)) return;
    if (!this.#ask() && !isWhole) this.#port.dead();
  }

  echoed(n: number): void {
    if (n !== this.#asked || this.#timer === undefined) return;
    this.end();
    this.answered();
    this.#port.changed();
  }

  #ask(): boolean {
    this.#asked += 1;
    if (!this.#port.ask(this.#asked)) return false;
    this.#later(STALE_MS, () => this.#wait(this.#signs, MOST_WAITS));
    return true;
  }

  get #signs(): Signs {
    return { unsent: this.#port.unsent(), heard: this.#heard };
  }

  #wait(before: Signs, waits: number): void {
    this.#later(ECHO_MS - STALE_MS, () => {
      const now = this.#signs;
      const isMoving = now.unsent < before.unsent || now.heard > before.heard;
      if (isMoving && waits > 0) this.#wait(now, waits - 1);
      else this.#port.dead();
    });
  }

  #later(ms: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, ms);
  }
}
