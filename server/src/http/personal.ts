import {
  decideJoin,
  type Identity,
  isRefusal,
  type MemberId,
  memberName,
  personOf,
  plainCode,
  type Refusal,
  ROUTES,
  readable,
  refuse,
} from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Token } from "../auth.ts";
import { newCode } from "../codes.ts";
import type { PersonalCode, PersonalCodes } from "../ledger/personal-codes.ts";
import type { LedgerWriter } from "../ledger/writer.ts";
import type { Services } from "../services.ts";
import { isInside } from "./entry.ts";
import { parse } from "./refusals.ts";
import { boardOf, type Routes, tokenOf } from "./route.ts";

/** Two devices of one person: one shows a code, which is typed on the other. The code is said to nobody but its owner's devices. */

const nothing = z.strictObject({});
const typed = z.strictObject({ code: z.string().min(1).max(40) });

interface Asker {
  readonly token: Token;
  readonly writer: LedgerWriter;
  readonly codes: PersonalCodes;
}

/** Who asks, where devices are joined at all. */
async function askerOf(services: Services, request: FastifyRequest): Promise<Asker | Refusal> {
  const token = await tokenOf(services, request);
  if (isRefusal(token)) return token;
  const { board, actor } = token;
  if (!(await services.allowances.writes.take({ address: request.ip, board, member: actor.memberId })))
    return refuse("slow-down");
  const writer = await services.ledgers.get(board);
  const { codes } = writer.backstage;
  return codes ? { token, writer, codes } : refuse("voices-anonymous");
}

/** One that nobody shows now, so that each can be told from the others. */
function freshCode(codes: PersonalCodes, now: number): string {
  for (;;) {
    const code = newCode();
    if (codes.find(code, now) === null) return code;
  }
}

/** Shows another code in the place of the one before. */
async function show({ writer, token }: Asker, now: number): Promise<PersonalCode | Refusal> {
  let shown: PersonalCode | null = null;
  const answer = await writer.record((ledger) => {
    const { memberId } = personOf(ledger, token.actor);
    const member = ledger.members.get(memberId);
    const { codes } = writer.backstage;
    if (!member || !codes) return refuse("no-such-member");
    if (member.left) return refuse("has-left");
    const change = codes.show(memberId, freshCode(codes, now), now);
    shown = change.shown;
    return { drafts: [], codes: change };
  });
  if (isRefusal(answer)) return answer;
  return shown ?? refuse("try-again");
}

/** Whether one of their devices could still come in: a code that was shown before its key was replaced opens nothing. */
async function isStillIn(services: Services, request: FastifyRequest, member: MemberId): Promise<boolean> {
  const board = await boardOf(services, request);
  return !isRefusal(board) && (await isInside(services, board, member));
}

/** Makes whoever typed it the person whose code it is. */
function use(writer: LedgerWriter, actor: Identity, code: string, now: number) {
  return writer.record((ledger) => {
    const found = writer.backstage.codes?.find(code, now);
    if (!found) return refuse("no-such-personal-code");
    const { memberId: from } = personOf(ledger, actor);
    const drafts = decideJoin(ledger, { from, into: found.member });
    if (isRefusal(drafts)) return drafts;
    return { drafts, codes: writer.backstage.codes?.used(found, from) ?? { put: [], drop: [] } };
  });
}

export function mountPersonal(routes: Routes, services: Services): void {
  const { allowances, now } = services;
  routes.on("POST", ROUTES.personalCode, async (request, reply) => {
    const asker = await askerOf(services, request);
    if (isRefusal(asker)) return asker;
    const asked = parse(nothing, request.body ?? {});
    if (isRefusal(asked)) return asked;
    const shown = await show(asker, now());
    if (isRefusal(shown)) return shown;
    reply.code(201);
    return { code: shown.code, until: shown.until };
  });

  routes.on("POST", ROUTES.joinAs, async (request) => {
    const asker = await askerOf(services, request);
    if (isRefusal(asker)) return asker;
    const asked = parse(typed, request.body);
    if (isRefusal(asked)) return asked;
    const { token, writer, codes } = asker;
    // Taken first: many at once would else all be looked at before the first is counted.
    const key = `${token.board}/${token.actor.memberId}`;
    if (allowances.personalCodes.take(key) === null) return refuse("slow-down");
    const code = plainCode(asked.code);
    const found = codes.find(code, now());
    if (!found || !(await isStillIn(services, request, found.member))) return refuse("no-such-personal-code");
    const answer = await use(writer, token.actor, code, now());
    if (isRefusal(answer)) return answer;
    allowances.personalCodes.giveBack(key);
    return { ...answer, memberId: found.member, name: memberName(readable(writer.state), found.member) ?? "" };
  });
}
