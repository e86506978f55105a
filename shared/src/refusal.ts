/** Every reason to say no, in one table: its HTTP status here, its sentence under the same code in `i18n/refusals.ts`. */

export const REFUSALS = {
  "bad-request": 400,
  "bad-json": 400,
  "nothing-written": 400,
  "too-long": 400,
  "bad-id": 400,
  "token-missing": 401,
  "token-invalid": 401,
  "password-missing": 401,
  "password-invalid": 403,
  "key-invalid": 403,
  "door-closed": 403,
  "may-not-write": 403,
  "not-the-wheel": 403,
  "wrong-board": 403,
  removed: 403,
  "wrong-origin": 403,
  "no-such-board": 404,
  "no-such-route": 404,
  "no-such-format": 404,
  "no-such-moment": 404,
  "wrong-method": 405,
  "no-such-member": 409,
  "last-mediator": 409,
  "same-member": 409,
  "has-left": 409,
  "you-left": 409,
  "voices-anonymous": 409,
  "no-such-personal-code": 409,
  "no-such-organization": 409,
  "no-such-position": 409,
  "no-such-cluster": 409,
  "no-such-agreement": 409,
  "no-such-version": 409,
  "no-such-objection": 409,
  "no-such-commitment": 409,
  "no-such-comment": 409,
  "no-such-words": 409,
  "id-taken": 409,
  "intent-reused": 409,
  "not-yours": 409,
  "not-taking-part": 409,
  "already-answered": 409,
  withdrawn: 409,
  "changed-meanwhile": 409,
  "nothing-to-test": 409,
  "unchanged-wording": 409,
  superseded: 409,
  "let-go": 409,
  "reason-missing": 409,
  "moment-damaged": 409,
  "too-many": 409,
  "too-soon": 409,
  "too-large": 413,
  "wrong-type": 415,
  "slow-down": 429,
  internal: 500,
  "try-again": 503,
} as const satisfies Record<string, number>;

export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly refused: RefusalCode;
  /** What exactly, for a programmer: a field's path, a limit. Never a secret, never somebody's text. */
  readonly detail?: string;
}

export function refuse(refused: RefusalCode, detail?: string): Refusal {
  return detail === undefined ? { refused } : { refused, detail };
}

export function isRefusal(value: object): value is Refusal {
  return "refused" in value;
}
