import type { PositionId } from "../ids.ts";
import type { Agreement } from "../nouns/agreement/agreement.ts";
import type { Actor } from "../nouns/member/member.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { AskedOf, IntentKind } from "./intent.ts";
import type { Ledger } from "./ledger.ts";
import { WITHHELD } from "./withheld.ts";

/**
 * What an intent is decided on: whatever others can change of what its asker looks at. Whoever asks says it, whoever decides
 * compares: words that nobody saw are never answered, and what others did is never undone unseen.
 */

/** What an intent of a kind is decided on as things stand; null where what it is about is not there. */
export type Ground<Kind extends IntentKind> = (
  ledger: Ledger,
  asked: AskedOf<Kind>,
  actor: Actor,
) => Partial<AskedOf<Kind>> | null;
/** The grounds of a noun's intents; those that others cannot change have none. */
export type Grounds = { readonly [Kind in IntentKind]?: Ground<Kind> };

/** Null where what was seen still stands, or where nobody said what was seen. What was withheld is seen as something else. */
export function changedSince<T>(base: T | undefined, now: T): Refusal | null {
  return base === undefined || base === now || now === WITHHELD ? null : refuse("changed-meanwhile");
}

/** As `changedSince`, for fields: those that are named are compared. */
export function fieldsChangedSince(base: object | undefined, now: object): Refusal | null {
  const standing = now as Readonly<Record<string, unknown>>;
  const moved = Object.entries(base ?? {}).some(
    ([name, value]) => value !== undefined && changedSince(value, standing[name]) !== null,
  );
  return moved ? refuse("changed-meanwhile") : null;
}

export interface AgreementBase {
  readonly versionId: Agreement["versionIds"][number] | null;
  readonly revision: number;
}

export function agreementBase({ versionIds, draft }: Agreement): AgreementBase {
  return { versionId: versionIds.at(-1) ?? null, revision: draft?.revision ?? 0 };
}

/** Those of the fields that are asked for, as they stand. */
export function standing<T extends object, Name extends keyof T>(
  asked: object,
  now: T,
  names: readonly Name[],
): Pick<T, Name> {
  const named = names.filter((name) => (asked as Partial<T>)[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name, now[name]])) as Pick<T, Name>;
}

export function seenPosition({ positions }: Ledger, id: string): { base: number } | null {
  const position = positions.get(id as PositionId);
  return position ? { base: position.revision } : null;
}

/** The keys of `asked` that differ from what stands: an event says what changed, not what was sent. */
export function changed<T extends object>(asked: T, standing: object): Partial<T> {
  const now = standing as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(asked).filter(([key, value]) => value !== undefined && value !== now[key]),
  ) as Partial<T>;
}
