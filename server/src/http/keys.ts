import { isRefusal, ROLES, ROUTES, refuse } from "@acuerdo/shared";
import { z } from "zod";
import { hashOf, newCode, newKey } from "../auth.ts";
import type { Services } from "../services.ts";
import { linkOf, MAX_DRAWS } from "./boards.ts";
import { baseOf } from "./origin.ts";
import { parse } from "./refusals.ts";
import { type Routes, tokenOf } from "./route.ts";

/** A new key in the place of one that reached the wrong people: whoever came in by the old one is out, and stays out without the new one. */

const replaceSchema = z.strictObject({ role: z.enum(ROLES) });

export function mountKeys(routes: Routes, services: Services): void {
  const { settings, keyring, allowances, log } = services;

  routes.on("POST", ROUTES.keys, async (request, reply) => {
    const token = await tokenOf(services, request);
    if (isRefusal(token)) return token;
    const { board, actor } = token;
    if (actor.role !== "mediator") return refuse("not-the-wheel");
    const asked = parse(replaceSchema, request.body);
    if (isRefusal(asked)) return asked;
    if (allowances.keys.take(board) === null) return refuse("slow-down");
    const { role } = asked;
    const key = newKey();
    for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
      // The code stands for the participants' key, so it ends with it.
      const code = role === "participant" ? newCode() : null;
      if ((await keyring.replace(board, { role, hash: hashOf(key), code })) === "code-taken") continue;
      const by = request.isQuiet ? {} : { member: log.tag(actor.memberId) };
      log.info("key.replaced", { board: log.tag(board), ...by, role });
      reply.code(201);
      return { role, key, url: linkOf(baseOf(request, settings.publicUrl), board, key), code };
    }
    return refuse("try-again");
  });
}
