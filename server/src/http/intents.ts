import { intentSchema, isRefusal, ROUTES, refuse } from "@acuerdo/shared";
import type { Services } from "../services.ts";
import { Rate } from "./rates.ts";
import { parse } from "./refusals.ts";
import { type Routes, tokenOf } from "./route.ts";

/** What members ask of the ledger. */
export function mountIntents(routes: Routes, services: Services): void {
  const { settings, ledgers, meters, now, log } = services;
  const rate = new Rate(settings.maxIntentsAtOnce, { count: settings.maxIntentsPerSecond, inMs: 1000 }, now);

  routes.on("POST", ROUTES.intents, async (request) => {
    const token = await tokenOf(services, request);
    if (isRefusal(token)) return token;
    const { board, actor } = token;
    if (!rate.take(`${board}/${actor.memberId}`)) return refuse("slow-down");
    const intent = parse(intentSchema, request.body);
    if (isRefusal(intent)) return intent;
    const since = meters.now();
    const answer = await (await ledgers.get(board)).submit(actor, intent);
    const outcome = isRefusal(answer) ? { refused: answer.refused } : { seq: answer.seq };
    meters.intents.add(isRefusal(answer) ? "refused" : "accepted");
    meters.intent.observe(meters.now() - since);
    if (!request.isQuiet)
      log.info("intent", { board: log.tag(board), member: log.tag(actor.memberId), kind: intent.kind, ...outcome });
    return answer;
  });
}
