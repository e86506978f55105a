import { isRefusal, ROUTES } from "@acuerdo/shared";
import { z } from "zod";
import { COSTS } from "../limits/costs.ts";
import type { Services } from "../services.ts";
import { readerOf } from "./reading.ts";
import { parse } from "./refusals.ts";
import type { Routes } from "./route.ts";

/** The record, page by page. */

/** What may be asked for; more than a page is not given at once. */
const MAX_LIMIT = 1_000;
const whole = z
  .string()
  .regex(/^\d{1,9}$/, "a whole number")
  .transform(Number);
const querySchema = z.strictObject({
  after: whole.default(0),
  limit: whole.pipe(z.number().min(1).max(MAX_LIMIT)).default(COSTS.pageEvents),
});

export function mountEvents(routes: Routes, services: Services): void {
  const { allowances, ledgers, store } = services;
  routes.on("GET", ROUTES.events, async (request, reply) => {
    const reading = await readerOf(services, request);
    if (isRefusal(reading)) return reading;
    const query = parse(querySchema, request.query);
    if (isRefusal(query)) return query;
    const { board } = reading.token;
    const { state } = await ledgers.get(board);
    const limit = Math.min(query.limit, COSTS.pageEvents);
    const page = await allowances.pages.run(reading.asker, async () => ({
      text: await store.eventsText(board, query.after, limit),
    }));
    if (isRefusal(page)) return page;
    reply.type("application/json; charset=utf-8");
    return `{"events":${page.text},"last":${JSON.stringify({ seq: state.seq, hash: state.hash })}}`;
  });
}
