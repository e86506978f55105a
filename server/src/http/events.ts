import { isRefusal, ROUTES } from "@acuerdo/shared";
import { z } from "zod";
import type { Services } from "../services.ts";
import { parse } from "./refusals.ts";
import { type Routes, tokenOf } from "./route.ts";

/** The record, page by page. */

const MAX_PAGE = 1_000;
const whole = z
  .string()
  .regex(/^\d{1,9}$/, "a whole number")
  .transform(Number);
const querySchema = z.strictObject({
  after: whole.default(0),
  limit: whole.pipe(z.number().min(1).max(MAX_PAGE)).default(200),
});

export function mountEvents(routes: Routes, services: Services): void {
  routes.on("GET", ROUTES.events, async (request) => {
    const token = await tokenOf(services, request);
    if (isRefusal(token)) return token;
    const query = parse(querySchema, request.query);
    if (isRefusal(query)) return query;
    const { state } = await services.ledgers.get(token.board);
    const events = await services.store.events(token.board, query.after, query.limit);
    return { events, last: { seq: state.seq, hash: state.hash } };
  });
}
