import {
  type EventDraft,
  type Language,
  type MemberId,
  pathOf,
  REFUSALS,
  type Refusal,
  type RefusalCode,
  ROUTES,
  type Role,
  type VoiceId,
  type Voices,
} from "@acuerdo/shared";

/** The HTTP of the contract, as values: an answer, or why not. `offline` is the one reason that the server does not give. */

export type Failure = { readonly failed: RefusalCode | "offline"; readonly detail?: string };
export type Answer<T> = { readonly ok: T } | Failure;

export function isFailure(answer: object): answer is Failure {
  return "failed" in answer;
}

/** A network that swallows everything is no better than none. */
const PATIENCE_MS = 30_000;

export async function call<T>(
  method: "GET" | "POST",
  path: string,
  body?: unknown,
  token?: string,
): Promise<Answer<T>> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["content-type"] = "application/json";
  if (token) headers.authorization = `Bearer ${token}`;
  let response: Response;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    response = await fetch(path, {
      method,
      headers,
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return { failed: "offline" }; // fetch throws only when no answer came
  }
  const answer = (await response.json().catch(() => null)) as { error?: { code?: string; detail?: string } } | null;
  if (response.ok && answer !== null) return { ok: answer as T };
  const code = answer?.error?.code;
  const known = code !== undefined && Object.hasOwn(REFUSALS, code) ? (code as RefusalCode) : null;
  return { failed: known ?? (response.status >= 500 ? "try-again" : "bad-request") };
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

/** Whether a password is needed to open a board on this server. */
export const askOpening = () => call<{ password: boolean }>("GET", ROUTES.opening);

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

export const openBoard = (fields: OpenFields) => call<OpenedBoard>("POST", ROUTES.boards, fields);

export const findByCode = (code: string) => call<{ id: string }>("POST", ROUTES.codes, { code });

export const welcome = (id: string, admission: Admission, secret: string) =>
  call<Welcome>("POST", pathOf("welcome", { id }), { ...admission, secret });

export const join = (id: string, admission: Admission, secret: string, fields: JoinFields = {}) =>
  call<Entry>("POST", pathOf("members", { id }), { ...admission, secret, ...fields });

export const replaceKey = (id: string, role: Role, token: string) =>
  call<NewLink>("POST", pathOf("keys", { id }), { role }, token);

/** `held`: the server keeps it back for a while, as `whoAmI` says. */
export interface Accepted {
  readonly seq: number;
  readonly held?: true;
}

export const sendIntent = (id: string, intent: object, token: string) =>
  call<Accepted>("POST", pathOf("intents", { id }), intent, token);

/** The event of this number, if there is one, and the last there is. */
export const eventAt = (id: string, seq: number, token: string) =>
  call<{ events: readonly { hash: string }[]; last: { seq: number } }>(
    "GET",
    `${pathOf("events", { id })}?after=${seq - 1}&limit=1`,
    undefined,
    token,
  );

/** What is kept back of what this member has said. */
export const whoAmI = (id: string, token: string) =>
  call<{ held: readonly EventDraft[] }>("GET", pathOf("me", { id }), undefined, token);

export type { Refusal };
