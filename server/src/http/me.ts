import { isRefusal, ROUTES } from "@acuerdo/shared";
import type { Services } from "../services.ts";
import { readerOf } from "./reading.ts";
import { boardOf, type Routes } from "./route.ts";

/** Who I am on this board. Whoever facilitates also gets the short code again, to show it in the room. */
export function mountMe(routes: Routes, services: Services): void {
  routes.on("GET", ROUTES.me, async (request) => {
    const reading = await readerOf(services, request);
    if (isRefusal(reading)) return reading;
    const board = await boardOf(services, request);
    if (isRefusal(board)) return board;
    const { actor, expiresAt } = reading.token;
    const { state, backstage } = await services.ledgers.get(board.id);
    const member = state.members.get(actor.memberId) ?? null;
    const code = actor.role === "mediator" ? board.code : null;
    const takesPart = backstage.member(state, actor.memberId)?.takesPart ?? false;
    return { boardId: board.id, ...actor, takesPart, member, held: backstage.heldOf(actor), code, expiresAt };
  });
}
