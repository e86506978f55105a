import { isRefusal, type Ledger, LIMITS, line, type Refusal, ROUTES, type Role, refuse } from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { identify } from "../auth.ts";
import { joiningDrafts, type Newcomer } from "../ledger/joining.ts";
import type { LedgerWriter } from "../ledger/writer.ts";
import { pause } from "../limits/pace.ts";
import type { Services } from "../services.ts";
import { type Entered, enter } from "./entry.ts";
import { parse } from "./refusals.ts";
import { remembered } from "./remembered.ts";
import type { Routes } from "./route.ts";

/** Coming in: what the join page shows, and the exchange of a key or code and a device's secret for a token. */

const entry = {
  key: z.string().min(1).max(100).optional(),
  code: z.string().min(1).max(20).optional(),
};
const secret = z.string().min(16).max(200);
const either = ({ key, code }: { key?: string | undefined; code?: string | undefined }) =>
  key === undefined || code === undefined;

const welcomeSchema = z
  .strictObject({ ...entry, secret: secret.optional() })
  .refine(either, "a key or a code, not both")
  .refine((asked) => Object.values(asked).some((value) => value !== undefined), "a key, a code or a secret");
const joinSchema = z
  .strictObject({
    ...entry,
    secret,
    name: line(LIMITS.name).optional(),
    organization: line(LIMITS.organization)
      .nullable()
      .transform((value) => value || null)
      .optional(),
    brings: line(LIMITS.brings).optional(),
    takesPart: z.boolean().optional(),
  })
  .refine(either, "a key or a code, not both");

async function welcome(services: Services, { board, role, memberId, known }: Entered) {
  const { state } = await services.ledgers.get(board.id);
  const member = known && memberId ? state.members.get(memberId) : undefined;
  const { title, objective, language, voices } = state.board;
  const shown = member
    ? { name: member.name, organization: member.organization, brings: member.brings, role: member.role }
    : null;
  const organizations = organizationsOf(state.members);
  return { title, objective, language, voices, role, organizations, members: state.members.size, member: shown };
}

/** The names in use, most frequent first. A room that comes in asks for the same list again and again. */
const organizationsOf = remembered((members: Ledger["members"]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { organization } of members.values())
    if (organization) counts.set(organization, (counts.get(organization) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([name]) => name);
});

type Join = z.output<typeof joinSchema>;

interface Joining {
  readonly entered: Entered;
  readonly newcomer: Newcomer;
  /** Whether whoever has been here before may change their words now. */
  readonly mayWrite: () => Promise<boolean>;
}

/** Writes the member, if there is something to write, and says which role it has now. */
async function join(writer: LedgerWriter, { entered, newcomer, mayWrite }: Joining): Promise<Role | Refusal> {
  const { board, known } = entered;
  const before = joiningDrafts(writer.state, newcomer);
  if (isRefusal(before)) return before;
  if (known && before.drafts.length > 0 && !(await mayWrite())) return refuse("slow-down");
  let role: Role | null = null;
  const answer = await writer.record((ledger) => {
    const joining = joiningDrafts(ledger, newcomer);
    if (isRefusal(joining)) return joining;
    role = joining.role;
    const { memberId, voiceId } = newcomer;
    const member = { memberId, voiceId, role, key: board.keys[joining.role] };
    const isNews = joining.drafts.length > 0 || member.key !== known?.key;
    return isNews ? { drafts: joining.drafts, member } : { drafts: [] };
  });
  if (isRefusal(answer)) return answer;
  return role ?? refuse("try-again");
}

function mountWelcome(routes: Routes, services: Services): void {
  routes.on("POST", ROUTES.welcome, async (request) => {
    const asked = parse(welcomeSchema, request.body);
    if (isRefusal(asked)) return asked;
    const entered = await enter(services, request, asked);
    if (isRefusal(entered)) return entered;
    const wait = services.allowances.welcomes.take(request.ip, `${entered.board.id}/`);
    if (wait === null) return refuse("slow-down");
    if (wait > 0) await pause(wait);
    return welcome(services, entered);
  });
}

/** Lets somebody in who may come in, a newcomer in their turn. */
async function letIn(services: Services, request: FastifyRequest, asked: Join, entered: Entered) {
  const { allowances, ledgers } = services;
  const { board, known, role } = entered;
  const place = known ? null : await allowances.joins.take(request.ip, board.id, role);
  const mayCome = known ? allowances.returns.take(`${board.id}/${known.memberId}`) !== null : place !== null;
  if (!mayCome) return refuse("slow-down");
  const writer = await ledgers.get(board.id);
  const ids = identify(board, writer.state.board.voices, asked.secret);
  const writing = { address: request.ip, board: board.id, member: ids.memberId };
  const mayWrite = async () => allowances.writes.takeWords(writing) && allowances.writes.take(writing);
  const given = await join(writer, { entered, newcomer: { ...asked, ...ids, role }, mayWrite });
  if (typeof given === "object") place?.();
  return typeof given === "object" ? given : { ...ids, role: given };
}

export function mountMembers(routes: Routes, services: Services): void {
  const { tokens, now, log, doors } = services;
  mountWelcome(routes, services);
  routes.on("POST", ROUTES.members, async (request, reply) => {
    const asked: Join | Refusal = parse(joinSchema, request.body);
    if (isRefusal(asked)) return asked;
    const entered = await enter(services, request, asked);
    if (isRefusal(entered)) return entered;
    const actor = await letIn(services, request, asked, entered);
    if (isRefusal(actor)) return actor;
    const { board, known } = entered;
    const { token, expiresAt } = tokens.issue(board.id, actor, board.keys[actor.role], now());
    if (actor.role === "mediator") doors.visit(board.id);
    log.info(known ? "member.returned" : "member.joined", {
      board: log.tag(board.id),
      member: log.tag(actor.memberId),
      role: actor.role,
    });
    reply.code(known ? 200 : 201);
    return { token, ...actor, expiresAt };
  });
}
