import {
  type BoardId,
  type EventData,
  idsOf,
  isRefusal,
  type MemberId,
  personOf,
  type Refusal,
  ROUTES,
  refuse,
  SOMEBODY,
  wheelOf,
} from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Token } from "../auth.ts";
import type { Compared } from "../history/content.ts";
import type { CanvasHistory, Restored, TakenAway } from "../history/history.ts";
import { Pace } from "../limits/pace.ts";
import type { Asker } from "../limits/slots.ts";
import type { Services } from "../services.ts";
import { isDamage } from "../store/fault.ts";
import { parse } from "./refusals.ts";
import { type Routes, tokenOf } from "./route.ts";

/** The canvas of earlier, for whoever holds the wheel: what was kept, what is different now, and bringing it back. */

const MINUTE_MS = 60_000;
/** Each may read, and each restore writes, a whole canvas. */
const PER_MINUTE = 30;

const time = z.number().int().min(0);
const querySchema = z.strictObject({
  at: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
});
const restoreSchema = z.union([
  z.strictObject({ at: time, only: z.enum(["missing", "newcomers"]).optional() }),
  z.strictObject({ doing: z.string().max(64) }),
  z.strictObject({ added: z.string().max(64) }),
  z.strictObject({ forget: z.string().max(80) }),
]);

interface Asked {
  readonly token: Token;
  readonly asker: Asker;
  readonly history: CanvasHistory;
}

async function asked(services: Services, request: FastifyRequest, rate: Pace): Promise<Asked | Refusal> {
  const token = await tokenOf(services, request);
  if (isRefusal(token)) return token;
  if (token.actor.role !== "mediator") return refuse("not-the-wheel");
  if (rate.take(token.board) === null) return refuse("slow-down");
  const { history } = await services.canvases.get(token.board);
  const asker = { member: `${token.board}/${token.actor.memberId}`, address: request.ip };
  return history ? { token, asker, history } : refuse("no-such-moment");
}

/** In its turn: it goes through whole canvases. A moment that is damaged is named as such, and the others are not touched by it. */
async function reading<T extends object>(
  services: Services,
  { token: { board }, asker }: Asked,
  read: () => Promise<T | null>,
): Promise<T | Refusal> {
  try {
    return (await services.allowances.moments.run(asker, read)) ?? refuse("no-such-moment");
  } catch (fault) {
    if (!isDamage(fault)) throw fault;
    services.log.error("canvas.moment-damaged", fault, { board: services.log.tag(board) });
    return refuse("moment-damaged");
  }
}

/** How many the newcomers are, where people may be told from one another. */
function told({ newcomers, ...compared }: Compared, isNamed: boolean): object {
  if (!newcomers) return compared;
  return { ...compared, newcomers: { ...newcomers, people: isNamed ? newcomers.people : null } };
}

type Wanted = z.infer<typeof restoreSchema>;

function bring(history: CanvasHistory, wanted: Wanted, asker: MemberId): Promise<Restored | TakenAway | null> {
  if ("doing" in wanted) return history.undo(wanted.doing);
  if ("forget" in wanted) return history.forget(wanted.forget);
  if ("added" in wanted) return history.takeAway(wanted.added);
  const { at, only } = wanted;
  return only === "newcomers" ? history.takeNewcomers(at, asker) : history.restore(at, only);
}

/** What the record says of it; who and when is left out where voices are anonymous. */
function saidOf(wanted: Wanted, done: Restored | TakenAway, named: boolean): EventData["canvas.restored"] {
  if ("doing" in wanted) return { at: null, what: "doings" };
  if ("forget" in wanted) return { at: null, what: "forgotten" };
  if ("at" in wanted) {
    const taken = wanted.only === "newcomers" ? { taken: done.counted } : {};
    return { at: named ? wanted.at : null, what: wanted.only ?? "all", ...taken };
  }
  const whose = named && "member" in done ? { of: done.member } : {};
  return { at: null, what: "added", taken: done.counted, ...whose };
}

/** The record says that it was done; where voices are anonymous, not by whom. */
async function recordIt(services: Services, { board, actor }: Token, wanted: Wanted, done: Restored | TakenAway) {
  const writer = await services.ledgers.get(board);
  const data = saidOf(wanted, done, writer.state.board.voices === "named");
  await writer.record(() => ({
    drafts: [{ kind: "canvas.restored", actor: wheelOf(writer.state, personOf(writer.state, actor)), data }],
  }));
}

export function mountCanvasHistory(routes: Routes, services: Services): void {
  const rate = new Pace({ atOnce: PER_MINUTE, count: PER_MINUTE, inMs: MINUTE_MS });
  /** Whose it is, where that may be said. */
  const whose = async (board: BoardId) => {
    const { state } = await services.ledgers.get(board);
    return (id: MemberId) => (state.board.voices === "named" ? (idsOf(state, id)[0] ?? id) : null);
  };

  routes.on("GET", ROUTES.history, async (request) => {
    const found = await asked(services, request, rate);
    if (isRefusal(found)) return found;
    const { token, history } = found;
    const query = parse(querySchema, request.query);
    if (isRefusal(query)) return query;
    const { at } = query;
    const { memberId } = token.actor;
    const named = await whose(token.board);
    if (at !== undefined) {
      const compared = await reading(services, found, () => history.compare(at, memberId));
      return isRefusal(compared) ? compared : told(compared, named(memberId) !== null);
    }
    const doings = history.doings.map(({ id, member, ...done }) => ({ id, member: named(member), ...done }));
    const added = history.added.map(({ id, member, ...things }) => ({ id, member: named(member), ...things }));
    return { now: history.now, moments: await history.moments(), doings, added };
  });

  routes.on("POST", ROUTES.restore, async (request) => {
    const found = await asked(services, request, rate);
    if (isRefusal(found)) return found;
    const { token, history } = found;
    const wanted = parse(restoreSchema, request.body);
    if (isRefusal(wanted)) return wanted;
    const restored = await reading(services, found, () => bring(history, wanted, token.actor.memberId));
    if (isRefusal(restored)) return restored;
    if (!request.isQuiet) services.log.info("canvas.restored", { board: services.log.tag(token.board) });
    await recordIt(services, token, wanted, restored);
    return { before: restored.before, counted: restored.counted };
  });
}

/** Somebody has taken much off a canvas: an event names them where voices are named, and nobody where they are not. */
export async function recordClearing(
  services: Pick<Services, "ledgers">,
  board: BoardId,
  member: MemberId,
  counted: { readonly cards: number; readonly clusters: number; readonly drawings: number },
): Promise<void> {
  const writer = await services.ledgers.get(board);
  const actor = writer.state.board.voices === "named" ? (idsOf(writer.state, member)[0] ?? member) : SOMEBODY;
  await writer.record(() => ({ drafts: [{ kind: "canvas.cleared", actor, data: counted }] }));
}
