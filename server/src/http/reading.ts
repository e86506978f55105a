import { isRefusal, type Refusal, refuse } from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import type { Token } from "../auth.ts";
import type { Asker } from "../limits/slots.ts";
import type { Services } from "../services.ts";
import { tokenOf } from "./route.ts";

/** Who reads, and for what that counts: one rate for the record, exports and oneself, because each can stand for the others. */

export interface Reading {
  readonly token: Token;
  readonly asker: Asker;
}

export async function readerOf(services: Services, request: FastifyRequest): Promise<Reading | Refusal> {
  const token = await tokenOf(services, request);
  if (isRefusal(token)) return token;
  const { reads, networkReads } = services.allowances;
  const member = `${token.board}/${token.actor.memberId}`;
  if (reads.take(member) === null || networkReads.take(request.ip, member) === null) return refuse("slow-down");
  return { token, asker: { member, address: request.ip } };
}
