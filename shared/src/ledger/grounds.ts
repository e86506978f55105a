import type { PositionId } from "../ids.ts";
import { facet } from "../nouns/index.ts";
import type { Actor } from "../nouns/member/member.ts";
import type { Ground, Grounds } from "./base.ts";
import type { Asked, IntentKind } from "./intent.ts";
import type { Ledger } from "./ledger.ts";

/** What whoever asks says of what they saw. */

const GROUNDS: Grounds = facet("ground");

/**
 * The intent with what it is decided on: what stands in `ledger`, unless whoever asks says themselves what they saw (a dialog
 * that has been open for a while).
 */
export function withBase<A extends Asked>(ledger: Ledger, asked: A, actor: Actor): A {
  const ground = GROUNDS[asked.kind] as Ground<IntentKind> | undefined;
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return { ...ground?.(ledger, asked as never, actor), ...said } as A;
}

/** The intent as if it was asked now, by somebody who has seen what stands now. */
export function askedAnew<A extends Asked>(ledger: Ledger, asked: A, actor: Actor): A {
  const ground = GROUNDS[asked.kind] as Ground<IntentKind> | undefined;
  return { ...asked, ...ground?.(ledger, asked as never, actor) };
}

/** The words that an intent was decided on, where the ledger will not know them any more once they have changed. */
export function wordsSeen({ positions }: Ledger, asked: Asked): string | null {
  if (asked.kind !== "stance.take" && asked.kind !== "position.reword") return null;
  const id = asked.kind === "stance.take" ? asked.statementId : asked.positionId;
  return positions.get(id as PositionId)?.text ?? null;
}
