import {
  higherRole,
  isRefusal,
  type Ledger,
  LIMITS,
  line,
  type Refusal,
  ROUTES,
  type Role,
  refuse,
  withoutMark,
} from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { cameBy, identify, isCurrent, keyMark } from "../auth.ts";
import type { Newcomer } from "../ledger/joining.ts";
import type { LedgerWriter } from "../ledger/writer.ts";
import { pause } from "../limits/pace.ts";
import type { Services } from "../services.ts";
import type { StoredMember } from "../store/store.ts";
import { deviceSecret } from "./boards.ts";
import { type Entered, enter } from "./entry.ts";
import { parse } from "./refusals.ts";
import type { Routes } from "./route.ts";
import { welcome } from "./welcome.ts";

/** Coming in: what the join page shows, and the exchange of a key or code and a device's secret for a token. */

const entry = {
  key: z.string().min(1).max(100).optional(),
  code: z.string().min(1).max(20).optional(),
};
const either = ({ key, code }: { key?: string | undefined; code?: string | undefined }) =>
  key === undefined || code === undefined;

const welcomeSchema = z
  .strictObject({ ...entry, secret: deviceSecret.optional() })
  .refine(either, "a key or a code, not both")
  .refine((asked) => Object.values(asked).some((value) => value !== undefined), "a key, a code or a secret");
export const joinSchema = z
  .strictObject({
    ...entry,
    secret: deviceSecret,
    name: line(LIMITS.name).transform(withoutMark).optional(),
    organization: line(LIMITS.organization)
      .nullable()
      .transform((value) => value || null)
      .optional(),
    brings: line(LIMITS.brings).optional(),
    takesPart: z.boolean().optional(),
  })
  .refine(either, "a key or a code, not both");

type Join = z.output<typeof joinSchema>;

interface Joining {
  readonly entered: Entered;
  readonly newcomer: Newcomer;
  /** Whether whoever has been here before may change their words now. */
  readonly mayWrite: () => Promise<boolean>;
}

/** The hash of the key by which somebody has a role from now on. Whoever has it by the opener's key keeps it by that. */
function keyOf({ board, brought, known }: Entered, role: Role): string {
  if (brought && brought.hash === board.owner) return brought.hash;
  if (known && known.role === role && isCurrent(board, known)) return cameBy(known.key);
  return brought?.role === role ? brought.hash : board.keys[role];
}

/**
 * What is stored of the device: the key by which it came itself, whatever those of the person's other devices open, so that it is
 * let in by that when theirs are replaced. Null where it stays as it is.
 */
function rowOf({ board, brought, own, known }: Entered, member: StoredMember): StoredMember | null {
  if (own === known) return member.key === own?.key && member.takesPart === own.takesPart ? null : member;
  if (!own || !brought) return null;
  const isLess =
    isCurrent(board, own) && brought.hash !== board.owner && higherRole(own.role, brought.role) === own.role;
  return isLess ? null : { ...member, role: brought.role, key: brought.hash };
}

/** Writes the member, if there is something to write, and says what it is now. */
async function join(writer: LedgerWriter, { entered, newcomer, mayWrite }: Joining): Promise<StoredMember | Refusal> {
  const { board, known } = entered;
  const letInto = (ledger: Ledger) => {
    const letIn = writer.backstage.letIn(ledger, newcomer, board.keys);
    return isRefusal(letIn) ? letIn : { ...letIn, member: { ...letIn.member, key: keyOf(entered, letIn.member.role) } };
  };
  const before = letInto(writer.state);
  if (isRefusal(before)) return before;
  if (known && before.drafts.length > 0 && !(await mayWrite())) return refuse("slow-down");
  let member: StoredMember | null = null;
  const answer = await writer.record((ledger) => {
    const letIn = letInto(ledger);
    if (isRefusal(letIn)) return letIn;
    member = letIn.member;
    const row = rowOf(entered, member);
    return { drafts: letIn.drafts, ...(row && { member: row }) };
  });
  if (isRefusal(answer)) return answer;
  return member ?? refuse("try-again");
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
    return welcome(services, entered, asked.secret);
  });
}

/** Lets somebody in who may come in, a newcomer in their turn. */
async function letIn(services: Services, request: FastifyRequest, asked: Join, entered: Entered) {
  const { allowances, ledgers } = services;
  const { board, known, role } = entered;
  const place = known ? null : await allowances.joins.take(request.ip, board.id, role, keyMark(board.keys.participant));
  const mayCome = known ? allowances.returns.take(`${board.id}/${known.memberId}`) !== null : place !== null;
  if (!mayCome) return refuse("slow-down");
  const writer = await ledgers.get(board.id);
  const ids = identify(board, asked.secret);
  const writing = { address: request.ip, board: board.id, member: ids.memberId };
  const mayWrite = async () => allowances.writes.takeWords(writing) && allowances.writes.take(writing);
  const member = await join(writer, { entered, newcomer: { ...asked, ...ids, role }, mayWrite });
  if (isRefusal(member)) {
    place?.();
    return member;
  }
  const { takesPart } = writer.backstage.member(writer.state, ids.memberId) ?? member;
  return { actor: { ...ids, role: member.role }, takesPart, key: member.key };
}

export function mountMembers(routes: Routes, services: Services): void {
  const { tokens, now, log, doors } = services;
  mountWelcome(routes, services);
  routes.on("POST", ROUTES.members, async (request, reply) => {
    const asked: Join | Refusal = parse(joinSchema, request.body);
    if (isRefusal(asked)) return asked;
    const entered = await enter(services, request, asked);
    if (isRefusal(entered)) return entered;
    const found = await letIn(services, request, asked, entered);
    if (isRefusal(found)) return found;
    const { board, known } = entered;
    const { actor, takesPart, key } = found;
    const { token, expiresAt } = tokens.issue(board.id, actor, key, now());
    if (actor.role === "mediator") doors.visit(board.id);
    if (!request.isQuiet)
      log.info(known ? "member.returned" : "member.joined", {
        board: log.tag(board.id),
        member: log.tag(actor.memberId),
        role: actor.role,
      });
    reply.code(known ? 200 : 201);
    return { token, ...actor, takesPart, expiresAt };
  });
}
