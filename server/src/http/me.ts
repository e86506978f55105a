import { isRefusal, personId, personOf, ROUTES, readable } from "@acuerdo/shared";
import type { PersonalCode } from "../ledger/personal-codes.ts";
import type { Services } from "../services.ts";
import { reachable } from "./reachable.ts";
import { readerOf } from "./reading.ts";
import { boardOf, type Routes } from "./route.ts";

/** Of one's own devices, until it is typed on another. */
const shownCode = (code: PersonalCode | null | undefined) => (code ? { code: code.code, until: code.until } : null);

/**
 * Who I am on this board, and with what others are let in: whoever facilitates gets the short code again, to show it in the room,
 * and so do participants while it opens the door. It lets nobody do more than they may.
 */
export function mountMe(routes: Routes, services: Services): void {
  routes.on("GET", ROUTES.me, async (request) => {
    const reading = await readerOf(services, request);
    if (isRefusal(reading)) return reading;
    const board = await boardOf(services, request);
    if (isRefusal(board)) return board;
    const { expiresAt } = reading.token;
    const { state, backstage } = await services.ledgers.get(board.id);
    const actor = personOf(state, reading.token.actor);
    const member = readable(state).members.get(actor.memberId) ?? null;
    const mayShow = actor.role === "mediator" || (actor.role === "participant" && (await services.doors.isOpen(board)));
    const code = mayShow ? board.code : null;
    const addresses = reachable(request, services.settings);
    const here = services.attendance.members(board.id).map((id) => personId(state, id));
    const takesPart = backstage.member(state, actor.memberId)?.takesPart ?? false;
    return {
      boardId: board.id,
      ...actor,
      takesPart,
      member,
      held: backstage.heldOf(actor),
      personalCode: shownCode(backstage.codes?.of(actor.memberId, services.now())),
      code,
      addresses,
      here: state.board.voices === "named" ? [...new Set(here)] : null,
      expiresAt,
    };
  });
}
