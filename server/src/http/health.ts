import { ROUTES, refuse } from "@acuerdo/shared";
import { COSTS } from "../limits/costs.ts";
import { pause, steady } from "../limits/pace.ts";
import type { Services } from "../services.ts";
import type { Routes } from "./route.ts";

/**
 * Tries the disk once a second at most: a trial is a commit, and anybody may ask. Who asks sooner waits for the next one with
 * all others who do, so that no answer is older than its question.
 */
class Trials {
  readonly #services: Services;
  #lastAt = Number.NEGATIVE_INFINITY;
  #next: Promise<boolean> | null = null;

  constructor(services: Services) {
    this.#services = services;
  }

  isReady(): Promise<boolean> {
    this.#next ??= this.#wait().then(() => {
      this.#next = null;
      return this.#try();
    });
    return this.#next;
  }

  async #wait(): Promise<void> {
    const wait = this.#lastAt + COSTS.probeMs - steady();
    if (wait > 0) await pause(wait);
    this.#lastAt = steady();
  }

  async #try(): Promise<boolean> {
    const { store, now, log, meters } = this.#services;
    try {
      // After a fault, only what costs as much as a request tells whether the next one would be carried out.
      await store.probe(now(), meters.storeFails);
      return true;
    } catch (fault) {
      log.error("store.not-writable", fault);
      return false;
    }
  }
}

/** For whoever runs the server: is it up, and is it to be sent people: it can write, and is not about to stop. */
export function mountHealth(routes: Routes, services: Services): void {
  const trials = new Trials(services);
  routes.on("GET", ROUTES.health, async () => ({ status: "ok" }));
  routes.on("GET", "/readyz", async () => {
    if (services.drain.hasBegun || !(await trials.isReady())) return refuse("try-again");
    return { status: "ready" };
  });
}
