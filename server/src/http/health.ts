import { ROUTES, refuse } from "@acuerdo/shared";
import type { Services } from "../services.ts";
import type { Routes } from "./route.ts";

/** For whoever runs the server: is it up, and is it to be sent people: it can write, and is not about to stop. */
export function mountHealth(routes: Routes, { store, log, meters, now, drain }: Services): void {
  routes.on("GET", ROUTES.health, async () => ({ status: "ok" }));
  routes.on("GET", "/readyz", async () => {
    if (drain.hasBegun) return refuse("try-again");
    try {
      // After a fault, only what costs as much as a request tells whether the next one would be carried out.
      await store.probe(now(), meters.storeFails);
      return { status: "ready" };
    } catch (fault) {
      log.error("store.not-writable", fault);
      return refuse("try-again");
    }
  });
}
