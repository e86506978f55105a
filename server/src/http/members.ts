import {
  byOrganization,
  freeAlias,
  higherRole,
  isRefusal,
  isRemoved,
  type Ledger,
  LIMITS,
  line,
  type MemberId,
  presentMembers,
  type Refusal,
  ROUTES,
  type Role,
  refuse,
  withoutMark,
} from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { identify, roleOfKey } from "../auth.ts";
import type { Newcomer } from "../ledger/joining.ts";
import type { LedgerWriter } from "../ledger/writer.ts";
import type { Services } from "../services.ts";
import type { StoredBoard, StoredMember } from "../store/store.ts";
import type { Rate } from "./rates.ts";
import { parse } from "./refusals.ts";
import { boardOf, type Routes } from "./route.ts";

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
    name: line(LIMITS.name).transform(withoutMark).optional(),
    organization: line(LIMITS.organization)
      .nullable()
      .transform((value) => value || null)
      .optional(),
    brings: line(LIMITS.brings).optional(),
    takesPart: z.boolean().optional(),
  })
  .refine(either, "a key or a code, not both");

type Entry = { readonly key?: string | undefined; readonly code?: string | undefined };

/** What a key or a code opens; null when there is neither. */
function roleOf(board: StoredBoard, { key, code }: Entry): Role | null | Refusal {
  if (key !== undefined) return roleOfKey(board, key) ?? refuse("key-invalid");
  if (code === undefined) return null;
  if (code.trim().toUpperCase() !== board.code) return refuse("key-invalid");
  return board.doorOpen ? "participant" : refuse("door-closed");
}

const isNo = (role: Role | null | Refusal): role is Refusal => role !== null && typeof role === "object";

interface Entered {
  readonly board: StoredBoard;
  /** What the key or code opens; null without one. */
  readonly role: Role | null;
  readonly writer: LedgerWriter;
}

/** The member, if known. Where the key that gave them their role was replaced, one that opens as much must be brought. */
async function returning({ store }: Services, { board, role }: Entered, id: MemberId) {
  const known = await store.member(board.id, id);
  if (!known || known.key === board.keys[known.role]) return known;
  return role !== null && higherRole(role, known.role) === role ? known : refuse("key-invalid");
}

/** How many are here and from where; where voices are anonymous only the number, as it was last said to all. */
function shownPeople(ledger: Ledger): { organizations: string[]; members: number } {
  const { board, members } = ledger;
  if (board.voices === "anonymous") {
    const { mediators = 0, participants = 0, observers = 0 } = board.people ?? {};
    return { organizations: [], members: mediators + participants + observers };
  }
  const present = presentMembers(ledger);
  const groups = byOrganization(members, present).flatMap(([name, people]) =>
    name === null ? [] : [{ name, count: people.length }],
  );
  const organizations = groups
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .map(({ name }) => name);
  return { organizations, members: present.length };
}

async function welcome(services: Services, entered: Entered, device: string | undefined) {
  const { board, role, writer } = entered;
  const { state, backstage } = writer;
  const { title, objective, language, voices } = state.board;
  const ids = device === undefined ? null : identify(board, device);
  if (ids && isRemoved(state, ids)) return refuse("removed");
  const member = ids ? backstage.member(state, ids.memberId) : undefined;
  const stored = member && ids ? await returning(services, entered, ids.memberId) : null;
  if (stored && isRefusal(stored)) return stored;
  const allowed = role ?? member?.role;
  if (!allowed) return refuse("key-invalid");
  const known = member
    ? { name: member.name, organization: member.organization, brings: member.brings, role: member.role }
    : null;
  const alias = voices === "named" && ids && !known ? { alias: freeAlias(state, ids.memberId) } : {};
  return { title, objective, language, voices, role: allowed, ...shownPeople(state), ...alias, member: known };
}

type Join = z.output<typeof joinSchema>;

/** Writes the member, if there is something to write, and says what it is now. */
async function join(
  { writer, board }: Entered,
  newcomer: Newcomer,
  known: StoredMember | null,
): Promise<StoredMember | Refusal> {
  let member: StoredMember | null = null;
  const answer = await writer.record((ledger) => {
    const letIn = writer.backstage.letIn(ledger, newcomer, board.keys);
    if (isRefusal(letIn)) return letIn;
    member = letIn.member;
    const { key, takesPart } = member;
    const isNews = letIn.drafts.length > 0 || key !== known?.key || takesPart !== known.takesPart;
    return isNews ? letIn : { drafts: [] };
  });
  if (isRefusal(answer)) return answer;
  return member ?? refuse("try-again");
}

/** Lets somebody up to the door: the board is there, and the key or code, if there is one, fits. */
async function enter(
  services: Services,
  failures: Rate,
  request: FastifyRequest,
  asked: Entry,
): Promise<Entered | Refusal> {
  if (!failures.allows(request.ip)) return refuse("slow-down");
  const board = await boardOf(services, request);
  if (isRefusal(board)) return board;
  const role = roleOf(board, asked);
  if (isNo(role)) failures.take(request.ip);
  return isNo(role) ? role : { board, role, writer: await services.ledgers.get(board.id) };
}

function mountWelcome(routes: Routes, services: Services, failures: Rate): void {
  routes.on("POST", ROUTES.welcome, async (request) => {
    const asked = parse(welcomeSchema, request.body);
    if (isRefusal(asked)) return asked;
    const entered = await enter(services, failures, request, asked);
    if (isRefusal(entered)) return entered;
    const shown = await welcome(services, entered, asked.secret);
    if (isRefusal(shown)) failures.take(request.ip);
    return shown;
  });
}

export function mountMembers(routes: Routes, services: Services, failures: Rate): void {
  const { tokens, now, log } = services;
  mountWelcome(routes, services, failures);
  routes.on("POST", ROUTES.members, async (request, reply) => {
    const asked: Join | Refusal = parse(joinSchema, request.body);
    if (isRefusal(asked)) return asked;
    const entered = await enter(services, failures, request, asked);
    if (isRefusal(entered)) return entered;
    const { board, writer } = entered;
    const ids = identify(board, asked.secret);
    const isNew = writer.backstage.member(writer.state, ids.memberId) === undefined;
    const known = await returning(services, entered, ids.memberId);
    const newcomer = { ...asked, ...ids, role: entered.role };
    const member = known && isRefusal(known) ? known : await join(entered, newcomer, known);
    if (isRefusal(member)) {
      if (member.refused === "key-invalid") failures.take(request.ip);
      return member;
    }
    const { role } = member;
    const { token, expiresAt } = tokens.issue(board.id, { ...ids, role }, board.keys[role], now());
    if (!request.isQuiet)
      log.info(isNew ? "member.joined" : "member.returned", {
        board: log.tag(board.id),
        member: log.tag(ids.memberId),
        role,
      });
    reply.code(isNew ? 201 : 200);
    const { takesPart } = writer.backstage.member(writer.state, ids.memberId) ?? member;
    return { token, role, ...ids, takesPart, expiresAt };
  });
}
