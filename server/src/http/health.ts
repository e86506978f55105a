import { ROUTES, refuse } from "@acuerdo/shared";
import type { Services } from "../services.ts";
import type { Routes } from "./route.ts";

/** For whoever runs the server: is it up, and can it write. */
export function mountHealth(routes: Routes, { store, log, now }: Services): void {
  routes.on("GET", ROUTES.health, async () => ({ status: "ok" }));
  routes.on("GET", "/readyz", async () => {
    try {
      await store.probe(now());
      return { status: "ready" };
    } catch (fault) {
      log.error("store.not-writable", fault);
      return refuse("try-again");
    }
  });
}
