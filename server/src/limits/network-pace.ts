import { networksOf } from "./network.ts";
import { Pace, type PaceSetup, steady } from "./pace.ts";

/** A pace by address, and beside it one of the site that an IPv6 address is in, which is several times as much. */

/** A site's lines together: a house of ten offices. */
export const SITE_FACTOR = 10;

export class NetworkPace {
  readonly #own: Pace;
  readonly #site: Pace;

  /** @param factor how many times as much a site has. */
  constructor(setup: PaceSetup, now: () => number = steady, factor = SITE_FACTOR) {
    const { atOnce, count } = setup;
    this.#own = new Pace(setup, now);
    this.#site = new Pace({ ...setup, atOnce: Math.floor(atOnce * factor), count: count * factor }, now);
  }

  /** Milliseconds to wait before going on; null where nothing is left. `of` tells apart what is counted apart, such as boards. */
  take(address: string, of = "", weight = 1): number | null {
    const { own, site } = networksOf(address);
    const ownWait = this.#own.ask(of + own);
    const siteWait = site === null ? 0 : this.#site.ask(of + site);
    if (ownWait === null || siteWait === null) return null;
    this.#own.take(of + own, weight);
    if (site !== null) this.#site.take(of + site, weight);
    return Math.max(ownWait, siteWait);
  }

  /** Whether there is something left, without taking it. */
  allows(address: string, of = ""): boolean {
    const { own, site } = networksOf(address);
    return this.#own.ask(of + own) !== null && (site === null || this.#site.ask(of + site) !== null);
  }

  giveBack(address: string, of = "", weight = 1): void {
    const { own, site } = networksOf(address);
    this.#own.giveBack(of + own, weight);
    if (site !== null) this.#site.giveBack(of + site, weight);
  }
}
