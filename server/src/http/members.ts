import {
  higherRole,
  isRefusal,
  LIMITS,
  line,
  type MemberId,
  type Refusal,
  ROUTES,
  type Role,
  refuse,
} from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { identify, isCurrent, type Opening, openingOf } from "../auth.ts";
import { joiningDrafts, type Newcomer } from "../ledger/joining.ts";
import type { LedgerWriter } from "../ledger/writer.ts";
import type { Services } from "../services.ts";
import type { StoredBoard, StoredMember } from "../store/store.ts";
import { deviceSecret } from "./boards.ts";
import type { Rate } from "./rates.ts";
import { parse } from "./refusals.ts";
import { boardOf, type Routes } from "./route.ts";

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
const joinSchema = z
  .strictObject({
    ...entry,
    secret: deviceSecret,
    name: line(LIMITS.name).optional(),
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
function broughtBy(board: StoredBoard, { key, code }: Entry): Opening | null | Refusal {
  if (key !== undefined) return openingOf(board, key) ?? refuse("key-invalid");
  if (code === undefined) return null;
  if (code.trim().toUpperCase() !== board.code) return refuse("key-invalid");
  return board.doorOpen ? { role: "participant", hash: board.keys.participant } : refuse("door-closed");
}

interface Entered {
  readonly board: StoredBoard;
  /** What the key or code opens; null without one. */
  readonly brought: Opening | null;
  readonly writer: LedgerWriter;
}

/** The member, if known. Where the key that gave them their role was replaced, one that opens as much must be brought. */
async function returning({ store }: Services, { board, brought }: Entered, id: MemberId) {
  const known = await store.member(board.id, id);
  if (!known || isCurrent(board, known)) return known;
  return brought && higherRole(brought.role, known.role) === brought.role ? known : refuse("key-invalid");
}

async function welcome(services: Services, entered: Entered, device: string | undefined) {
  const { board, brought, writer } = entered;
  const { board: about, members } = writer.state;
  const memberId = device === undefined ? null : identify(board, about.voices, device).memberId;
  const member = memberId ? members.get(memberId) : undefined;
  // whoever opened the board is stored before they have come in
  const stored = memberId ? await returning(services, entered, memberId) : null;
  if (stored && isRefusal(stored)) return stored;
  const allowed = brought?.role ?? member?.role ?? stored?.role;
  if (!allowed) return refuse("key-invalid");
  const counts = new Map<string, number>();
  for (const { organization } of members.values())
    if (organization) counts.set(organization, (counts.get(organization) ?? 0) + 1);
  const organizations = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([name]) => name);
  const { title, objective, language, voices } = about;
  const known = member
    ? { name: member.name, organization: member.organization, brings: member.brings, role: member.role }
    : null;
  return { title, objective, language, voices, role: allowed, organizations, members: members.size, member: known };
}

type Join = z.output<typeof joinSchema>;

/** The hash of the key by which somebody has a role from now on. Whoever has it by the opener's key keeps it by that. */
function keyOf({ board, brought }: Entered, role: Role, known: StoredMember | null): string {
  if (brought && brought.hash === board.owner) return brought.hash;
  if (known && known.role === role && isCurrent(board, known)) return known.key;
  return brought?.role === role ? brought.hash : board.keys[role];
}

/** Writes the member, if there is something to write, and says which role it has now, by which key. */
async function join(entered: Entered, newcomer: Newcomer, known: StoredMember | null): Promise<Opening | Refusal> {
  let opened: Opening | null = null;
  const answer = await entered.writer.record((ledger) => {
    const joining = joiningDrafts(ledger, newcomer);
    if (isRefusal(joining)) return joining;
    const { role } = joining;
    opened = { role, hash: keyOf(entered, role, known) };
    const { memberId, voiceId } = newcomer;
    const isNews = joining.drafts.length > 0 || opened.hash !== known?.key;
    return isNews ? { drafts: joining.drafts, member: { memberId, voiceId, role, key: opened.hash } } : { drafts: [] };
  });
  if (isRefusal(answer)) return answer;
  return opened ?? refuse("try-again");
}

async function admit(
  services: Services,
  entered: Entered,
  newcomer: Omit<Newcomer, "role">,
): Promise<Opening | Refusal> {
  const known = await returning(services, entered, newcomer.memberId);
  if (known && isRefusal(known)) return known;
  // whoever opened the board is stored before they have come in
  const role = entered.brought?.role ?? (entered.writer.state.members.has(newcomer.memberId) ? null : known?.role);
  return join(entered, { ...newcomer, role: role ?? null }, known);
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
  const brought = broughtBy(board, asked);
  if (brought && isRefusal(brought)) {
    failures.take(request.ip);
    return brought;
  }
  return { board, brought, writer: await services.ledgers.get(board.id) };
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
    const ids = identify(board, writer.state.board.voices, asked.secret);
    const isNew = !writer.state.members.has(ids.memberId);
    const opened = await admit(services, entered, { ...asked, ...ids });
    if (isRefusal(opened)) {
      if (opened.refused === "key-invalid") failures.take(request.ip);
      return opened;
    }
    const { role, hash } = opened;
    const { token, expiresAt } = tokens.issue(board.id, { ...ids, role }, hash, now());
    log.info(isNew ? "member.joined" : "member.returned", {
      board: log.tag(board.id),
      member: log.tag(ids.memberId),
      role,
    });
    reply.code(isNew ? 201 : 200);
    return { token, role, ...ids, expiresAt };
  });
}
