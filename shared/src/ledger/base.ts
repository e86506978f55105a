import type { Agreement } from "../agreement.ts";
import type { PositionId } from "../ids.ts";
import type { Actor } from "../member.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Asked, AskedOf, IntentKind } from "./intent.ts";
import type { Ledger } from "./ledger.ts";

/**
 * What an intent is decided on: whatever others can change of what its asker looks at. Whoever asks says it, whoever decides
 * compares: words that nobody saw are never answered, and what others did is never undone unseen.
 */

/** Null where what was seen still stands, or where nobody said what was seen. */
export function changedSince<T>(base: T | undefined, now: T): Refusal | null {
  return base === undefined || base === now ? null : refuse("changed-meanwhile");
}

/** As `changedSince`, for fields: those that are named are compared. */
export function fieldsChangedSince(base: object | undefined, now: object): Refusal | null {
  const standing = now as Readonly<Record<string, unknown>>;
  const moved = Object.entries(base ?? {}).some(([name, value]) => value !== undefined && value !== standing[name]);
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
function standing<T extends object, Name extends keyof T>(
  asked: object,
  now: T,
  names: readonly Name[],
): Pick<T, Name> {
  const named = names.filter((name) => (asked as Partial<T>)[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name, now[name]])) as Pick<T, Name>;
}

function seenPosition({ positions }: Ledger, id: string): { base: number } | null {
  const position = positions.get(id as PositionId);
  return position ? { base: position.revision } : null;
}

type Ground<Kind extends IntentKind> = (
  ledger: Ledger,
  asked: AskedOf<Kind>,
  actor: Actor,
) => Partial<AskedOf<Kind>> | null;

const GROUNDS: { readonly [Kind in IntentKind]?: Ground<Kind> } = {
  "board.change": ({ board }, asked) => ({
    base: standing(asked, board, ["title", "objective", "language", "thresholds"]),
  }),
  "phase.move": ({ board }) => ({ base: board.phase }),
  "door.set": ({ board }) => ({ base: board.doorOpen }),
  "member.change": ({ members }, asked, { memberId }) => {
    const member = members.get(memberId);
    return member ? { base: standing(asked, member, ["name", "organization", "brings", "takesPart"]) } : null;
  },
  "member.excuse": ({ members }, { memberId }) => {
    const member = members.get(memberId);
    return member ? { base: member.excused } : null;
  },
  "people.excuse": ({ board }) => ({ base: board.people?.excused ?? 0 }),
  "position.reword": (ledger, { positionId }) => seenPosition(ledger, positionId),
  "stance.take": (ledger, { statementId }) => seenPosition(ledger, statementId),
  "cluster.name": ({ clusters }, { clusterId }) => ({ base: clusters.get(clusterId)?.sentence ?? "" }),
  "agreement.word": ({ agreements }, { agreementId }) => ({ base: agreements.get(agreementId)?.draft?.revision ?? 0 }),
  "version.test": ({ agreements }, { agreementId, base }) => {
    const agreement = agreements.get(agreementId);
    return { base: agreement?.draft?.revision ?? base, over: agreement?.versionIds.at(-1) ?? null };
  },
  "agreement.let-go": ({ agreements }, { agreementId }) => {
    const agreement = agreements.get(agreementId);
    return agreement ? { base: agreementBase(agreement) } : null;
  },
  "commitment.make": ({ agreements }, { agreementId }) => {
    const versionId = agreements.get(agreementId)?.versionIds.at(-1);
    return versionId ? { base: versionId } : null;
  },
  "commitment.report": ({ commitments }, { commitmentId }) => {
    const commitment = commitments.get(commitmentId);
    return commitment ? { base: commitment.state } : null;
  },
};

/**
 * The intent with what it is decided on: what stands in `ledger`, unless whoever asks says themselves what they saw (a dialog
 * that has been open for a while).
 */
export function withBase<A extends Asked>(ledger: Ledger, asked: A, actor: Actor): A {
  const ground = GROUNDS[asked.kind] as Ground<IntentKind> | undefined;
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return { ...ground?.(ledger, asked, actor), ...said } as A;
}

/** The intent as if it was asked now, by somebody who has seen what stands now. */
export function askedAnew<A extends Asked>(ledger: Ledger, asked: A, actor: Actor): A {
  const ground = GROUNDS[asked.kind] as Ground<IntentKind> | undefined;
  return { ...asked, ...ground?.(ledger, asked, actor) };
}

/** The words that an intent was decided on, where the ledger will not know them any more once they have changed. */
export function wordsSeen({ positions }: Ledger, asked: Asked): string | null {
  if (asked.kind !== "stance.take" && asked.kind !== "position.reword") return null;
  const id = asked.kind === "stance.take" ? asked.statementId : asked.positionId;
  return positions.get(id as PositionId)?.text ?? null;
}
