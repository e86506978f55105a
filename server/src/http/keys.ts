import { type EventDraft, type Identity, isRefusal, personOf, ROLES, ROUTES, type Role, refuse } from "@acuerdo/shared";
import { z } from "zod";
import { hashOf, newKey } from "../auth.ts";
import { newCode } from "../codes.ts";
import type { LedgerWriter } from "../ledger/writer.ts";
import type { Services } from "../services.ts";
import type { NewKey } from "../store/store.ts";
import { linkOf, MAX_DRAWS } from "./boards.ts";
import { baseOf } from "./origin.ts";
import { parse } from "./refusals.ts";
import { type Routes, tokenOf } from "./route.ts";

/**
 * A new key in the place of one that reached the wrong people: whoever came in by the old one is out, and stays out without the
 * new one. The record says that it was done. Whoever opened the board and came in by a key of their own stays in.
 */

const replaceSchema = z.strictObject({ role: z.enum(ROLES) });

/** Who did it, where people are named; else that it was done. */
function draftOf({ state }: LedgerWriter, actor: Identity, role: Role): EventDraft {
  const { memberId } = personOf(state, actor);
  const isNamed = state.board.voices === "named" && state.members.has(memberId);
  return { kind: "key.replaced", actor: isNamed ? memberId : "server", data: { role } };
}

/** Stores the key together with its event. `code-taken`: nothing is stored, another code is needed. */
async function write(writer: LedgerWriter, actor: Identity, key: NewKey): Promise<"replaced" | "code-taken"> {
  const answer = await writer.record(() => ({ drafts: [draftOf(writer, actor, key.role)], key }));
  return isRefusal(answer) ? "code-taken" : "replaced";
}

export function mountKeys(routes: Routes, services: Services): void {
  const { settings, keyring, ledgers, allowances, log } = services;

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
    const writer = await ledgers.get(board);
    for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
      // The code stands for the participants' key, so it ends with it.
      const code = role === "participant" ? newCode() : null;
      const replacing = { role, hash: hashOf(key), code };
      if ((await keyring.replace(board, replacing, () => write(writer, actor, replacing))) === "code-taken") continue;
      if (!request.isQuiet) log.info("key.replaced", { board: log.tag(board), member: log.tag(actor.memberId), role });
      reply.code(201);
      return { role, key, url: linkOf(baseOf(request, settings.publicUrl), board, key), code };
    }
    return refuse("try-again");
  });
}
