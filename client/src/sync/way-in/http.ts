import {
  ASK_HEADER,
  type Language,
  type MemberId,
  pathOf,
  REFUSALS,
  type RefusalCode,
  ROUTES,
  type Role,
  TOKEN_HEADER,
  type VoiceId,
  type Voices,
} from "@acuerdo/shared";
import { at } from "../base.ts";
import { learnFromDate } from "../link/server-time.ts";
import { patienceAtDoor } from "./patience.ts";

/**
 * The HTTP of the contract, as values: an answer, or why not. Between here and the server there may be a proxy, a portal that
 * wants to be paid, a gateway with limits of its own: whatever they say, only Acuerdo's own answer is one. All else is
 * `offline`, the one reason that the server does not give, and is tried again.
 */

export type Failure = { readonly failed: RefusalCode | "offline"; readonly detail?: string };
export type Answer<T> = { readonly ok: T } | Failure;

export function isFailure(answer: object): answer is Failure {
  return "failed" in answer;
}

/** A network that swallows everything is no better than none. */
const PATIENCE_MS = 15_000;

const OFFLINE: Failure = { failed: "offline" };

/** Requests under way, so that those can be given up that were sent over a network that is gone. */
const underWay = new Set<AbortController>();

export function giveUpRequests(): void {
  for (const request of underWay) request.abort();
}

/**
 * Fetches with a token, if there is one; null when no answer comes in time that is given to this very request: a proxy that has kept an
 * answer, or makes one up, does not know what the request has made up. What such an answer holds is not read: it may have no end.
 */
export async function fetchWith(
  path: string,
  init: RequestInit,
  { token, ms = PATIENCE_MS }: { readonly token?: string | undefined; readonly ms?: number | undefined },
): Promise<Response | null> {
  const asked = String(Math.random()).slice(2);
  const request = new AbortController();
  const late = setTimeout(() => request.abort(), ms);
  underWay.add(request);
  // not in Authorization, which a proxy before the server may want for itself
  const headers = { ...init.headers, [ASK_HEADER]: asked, ...(token ? { [TOKEN_HEADER]: token } : {}) };
  try {
    const answer = await fetch(at(path), { ...init, headers, signal: request.signal });
    const isOurs = answer.headers.get(ASK_HEADER) === asked;
    if (!isOurs) request.abort();
    // the body comes under the same patience
    return isOurs ? new Response(await answer.blob(), answer) : null;
  } catch {
    return null; // fetch throws only when no answer came
  } finally {
    clearTimeout(late);
    underWay.delete(request);
  }
}

export type Shape = Readonly<Record<string, "string" | "number" | "boolean" | "object">>;

const fits = (answer: object, shape: Shape): boolean =>
  Object.entries(shape).every(([name, type]) => typeof (answer as Record<string, unknown>)[name] === type);

/** The refusal in an answer of Acuerdo's: a code of the table, with the table's status. */
function refusalIn(status: number, answer: unknown): RefusalCode | null {
  const { code } = (answer as { error?: { code?: unknown } | null }).error ?? {};
  if (typeof code !== "string" || !Object.hasOwn(REFUSALS, code)) return null;
  return REFUSALS[code as RefusalCode] === status ? (code as RefusalCode) : null;
}

/** What is asked: with a body it changes something. */
export interface Asking {
  readonly body?: unknown;
  readonly ms?: number;
  /** What an answer of Acuerdo's holds. */
  readonly shape: Shape;
}

export async function call<T>(
  path: string,
  { body, token, ms, shape }: Asking & { readonly token?: string },
): Promise<Answer<T>> {
  const headers = { "content-type": "application/json" };
  const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await fetchWith(path, init, { token, ms });
  const answer: unknown = await response?.json().catch(() => null);
  if (!response || typeof answer !== "object" || answer === null) return OFFLINE;
  const refused = refusalIn(response.status, answer);
  if (!refused && !(response.ok && fits(answer, shape))) return OFFLINE;
  learnFromDate(response.headers.get("date"));
  return refused ? { failed: refused } : { ok: answer as T };
}

/** How somebody shows that they may come in: a key from the link, a short code, or nothing when the device is known. */
export type Admission = { readonly key?: string; readonly code?: string };

export interface OpenedBoard {
  readonly id: string;
  readonly keys: Readonly<Record<Role, string>>;
  readonly urls: Readonly<Record<Role, string>>;
  readonly code: string;
  /** Of whoever opened it: mediators cannot replace it. Boards of before have none. */
  readonly owner?: { readonly key: string; readonly url: string };
}

/** A role's new key, and the short code where it came with it. */
export interface NewLink {
  readonly role: Role;
  readonly key: string;
  readonly code: string | null;
}

export interface Welcome {
  readonly title: string;
  readonly objective: string;
  readonly language: Language;
  readonly voices: Voices;
  readonly role: Role;
  readonly organizations: readonly string[];
  readonly members: number;
  /** The friendly name that is given where none is typed, unless somebody takes it meanwhile. */
  readonly alias?: string;
  readonly member: { name: string; organization: string | null; brings: string; role: Role } | null;
}

export interface Entry {
  readonly token: string;
  readonly role: Role;
  readonly memberId: MemberId;
  readonly voiceId: VoiceId;
  readonly signature: MemberId;
  readonly takesPart: boolean;
  readonly expiresAt: number;
}

export interface JoinFields {
  readonly name?: string;
  readonly organization?: string | null;
  readonly brings?: string;
  readonly takesPart?: boolean;
}

export interface OpenFields {
  readonly title: string;
  readonly objective: string;
  readonly language: Language;
  readonly voices: Voices;
  /** Of the device that opens it, which may come in to it from then on. */
  readonly secret: string;
  /** Where one is needed. */
  readonly password?: string;
}

const OPENED = { id: "string", keys: "object", urls: "object", code: "string" } as const;
const WELCOME = { title: "string", objective: "string", role: "string", organizations: "object" } as const;
export const ENTRY = {
  token: "string",
  role: "string",
  memberId: "string",
  voiceId: "string",
  expiresAt: "number",
} as const;

/** Whether a password is needed to open a board on this server. */
export const askOpening = () => call<{ password: boolean }>(ROUTES.opening, { shape: { password: "boolean" } });

export const openBoard = (fields: OpenFields) => call<OpenedBoard>(ROUTES.boards, { body: fields, shape: OPENED });

export const findByCode = (code: string) =>
  call<{ id: string }>(ROUTES.codes, { body: { code }, shape: { id: "string" } });

export const welcome = (id: string, admission: Admission, secret: string) =>
  call<Welcome>(pathOf("welcome", { id }), {
    body: { ...admission, secret },
    shape: WELCOME,
    ms: patienceAtDoor(admission),
  });

export const join = (
  id: string,
  admission: Admission,
  secret: string,
  fields: JoinFields = {},
  ms = patienceAtDoor(admission),
) => call<Entry>(pathOf("members", { id }), { body: { ...admission, secret, ...fields }, shape: ENTRY, ms });

export const replaceKey = (id: string, role: Role, token: string) =>
  call<NewLink>(pathOf("keys", { id }), { body: { role }, token, shape: { role: "string", key: "string" } });

/** `held`: the server keeps it back for a while, as `GET …/me` says. */
export interface Accepted {
  readonly seq: number;
  readonly held?: true;
}

export const sendIntent = (id: string, intent: object, token: string) =>
  call<Accepted>(pathOf("intents", { id }), { body: intent, token, shape: { seq: "number" } });

/** The event of this number, if there is one, and the last there is. */
export const eventAt = (id: string, seq: number, token: string) =>
  call<{ events: readonly { hash: string }[]; last: { seq: number } }>(
    `${pathOf("events", { id })}?after=${seq - 1}&limit=1`,
    { token, shape: { events: "object", last: "object" } },
  );
