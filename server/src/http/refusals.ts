import {
  ASK_HEADER,
  type Language,
  languageOf as languageAmong,
  languageTags,
  REFUSALS,
  type Refusal,
  type RefusalCode,
  refusals,
  refuse,
  say,
} from "@acuerdo/shared";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Log } from "../log.ts";
import { isStoreFault } from "../store/fault.ts";

/** Every no of the HTTP interface leaves through here: one shape, one table of codes, the sentence in the asker's language. */

/** The first that is asked for of those that we have. */
export function languageOf(request: FastifyRequest): Language {
  return languageAmong(languageTags(request.headers["accept-language"] ?? ""));
}

/** What exactly was wrong is for programmers, so it is said only where a program is at fault. */
export function bodyOf(
  { refused, detail }: Refusal,
  language: Language,
): { error: { code: RefusalCode; message: string } } {
  const sentence = say(language, refusals[refused]);
  const message = detail !== undefined && REFUSALS[refused] === 400 ? `${sentence} (${detail})` : sentence;
  return { error: { code: refused, message } };
}

declare module "fastify" {
  interface FastifyRequest {
    /** Why it was refused, once it was. */
    refused: RefusalCode | null;
  }
}

/** What an asker has made up is given back as it is, where it is short. */
const ASK = /^[\w-]{1,64}$/;

function askOf({ headers }: FastifyRequest): string | null {
  const ask = String(headers[ASK_HEADER] ?? "");
  return ASK.test(ask) ? ask : null;
}

/** Whatever is answered, it is told by this from what a proxy has kept of another answer. */
export function repeatAsk(request: FastifyRequest, reply: FastifyReply): void {
  const ask = askOf(request);
  if (ask !== null) reply.header(ASK_HEADER, ask);
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  request.refused = refusal.refused;
  const { error } = bodyOf(refusal, languageOf(request));
  const ask = askOf(request);
  if (refusal.refused === "slow-down") reply.header("Retry-After", "10");
  return reply.code(REFUSALS[refusal.refused]).send({ error: ask === null ? error : { ...error, ask } });
}

/** The value in its parsed form, or a refusal that names the first field that does not fit. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> | Refusal {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join(".");
  const code = issue?.code === "custom" ? (issue.params?.refusal as RefusalCode | undefined) : undefined;
  return refuse(code ?? "bad-request", path ? `${path}: ${issue?.message}` : issue?.message);
}

const FRAMEWORK: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "wrong-type",
  FST_ERR_CTP_BODY_TOO_LARGE: "too-large",
  FST_ERR_CTP_EMPTY_JSON_BODY: "bad-json",
  FST_ERR_CTP_INVALID_JSON_BODY: "bad-json",
};

function refusalOf(error: FastifyError): Refusal | null {
  const known = FRAMEWORK[error.code];
  if (known) return refuse(known);
  if (error instanceof SyntaxError) return refuse("bad-json");
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return refuse("bad-request");
  return null;
}

export function mountRefusals(app: FastifyInstance, log: Log): void {
  app.decorateRequest("refused", null);
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal) return sendRefusal(request, reply, refusal);
    const isStore = isStoreFault(error);
    log.error(isStore ? "store.not-writable" : "request.failed", error, { route: request.routeOptions.url ?? "" });
    return sendRefusal(request, reply, refuse(isStore ? "try-again" : "internal"));
  });
}
