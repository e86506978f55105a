import { ROUTES, refuse } from "@acuerdo/shared";
import { COSTS } from "../limits/costs.ts";
import type { Services } from "../services.ts";
import type { Routes } from "./route.ts";

/** One trial of the disk for all who ask within a second: a trial is a commit, and anybody may ask. */
class Trial {
  readonly #services: Services;
  #at = Number.NEGATIVE_INFINITY;
  #isReady: Promise<boolean> = Promise.resolve(false);

  constructor(services: Services) {
    this.#services = services;
  }

  isReady(): Promise<boolean> {
    const { meters } = this.#services;
    if (meters.now() - this.#at >= COSTS.probeMs) {
      this.#at = meters.now();
      this.#isReady = this.#try();
    }
    return this.#isReady;
  }

  async #try(): Promise<boolean> {
    const { store, now, log } = this.#services;
    try {
      await store.probe(now());
      return true;
    } catch (fault) {
      log.error("store.not-writable", fault);
      return false;
    }
  }
}

/** For whoever runs the server: is it up, and is it to be sent people: it can write, and is not about to stop. */
export function mountHealth(routes: Routes, services: Services): void {
  const trial = new Trial(services);
  routes.on("GET", ROUTES.health, async () => ({ status: "ok" }));
  routes.on("GET", "/readyz", async () => {
    if (services.drain.hasBegun || !(await trial.isReady())) return refuse("try-again");
    return { status: "ready" };
  });
}
