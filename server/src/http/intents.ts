import { type BoardId, intentSchema, isRefusal, type Place, type PositionId, ROUTES, refuse } from "@acuerdo/shared";
import { putCard } from "../relay/cards.ts";
import type { Services } from "../services.ts";
import { parse } from "./refusals.ts";
import { type Routes, tokenOf } from "./route.ts";

/** A position whose card cannot be put where it was asked for lies in the tray, as those do that ask for no place. */
async function placeCard(
  { canvases, log }: Services,
  board: BoardId,
  id: PositionId,
  place: Place | null,
): Promise<void> {
  try {
    await putCard(await canvases.get(board), id, place);
  } catch (fault) {
    log.error("card.not-placed", fault);
  }
}

/** What members ask of the ledger. */
export function mountIntents(routes: Routes, services: Services): void {
  const { allowances, doors, ledgers, meters, log } = services;
  routes.on("POST", ROUTES.intents, async (request) => {
    const token = await tokenOf(services, request);
    if (isRefusal(token)) return token;
    const { board, actor } = token;
    const writing = { address: request.ip, board, member: actor.memberId };
    if (!(await allowances.writes.take(writing))) return refuse("slow-down");
    const intent = parse(intentSchema, request.body);
    if (isRefusal(intent)) return intent;
    if (intent.kind === "member.change" && !allowances.writes.takeWords(writing)) return refuse("slow-down");
    if (actor.role === "mediator") doors.visit(board);
    const since = meters.now();
    const writer = await ledgers.get(board);
    const answer = await writer.submit(actor, intent);
    if (!isRefusal(answer) && intent.kind === "position.place") {
      const place = writer.backstage.placeFor(intent.place);
      if (place !== undefined) await placeCard(services, board, intent.positionId, place);
    }
    const outcome = isRefusal(answer) ? { refused: answer.refused } : { seq: answer.seq };
    meters.intents.add(isRefusal(answer) ? "refused" : "accepted");
    meters.intent.observe(meters.now() - since);
    if (!request.isQuiet)
      log.info("intent", { board: log.tag(board), member: log.tag(actor.memberId), kind: intent.kind, ...outcome });
    return answer;
  });
}
