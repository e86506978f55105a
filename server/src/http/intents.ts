import { intentSchema, isRefusal, ROUTES, refuse } from "@acuerdo/shared";
import type { Services } from "../services.ts";
import { parse } from "./refusals.ts";
import { type Routes, tokenOf } from "./route.ts";

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
    const answer = await (await ledgers.get(board)).submit(actor, intent);
    const outcome = isRefusal(answer) ? { refused: answer.refused } : { seq: answer.seq };
    meters.intents.add(isRefusal(answer) ? "refused" : "accepted");
    meters.intent.observe(meters.now() - since);
    log.info("intent", { board: log.tag(board), member: log.tag(actor.memberId), kind: intent.kind, ...outcome });
    return answer;
  });
}
