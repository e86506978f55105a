import type { PositionId } from "../ids.ts";
import type { Asked } from "./intent.ts";
import type { Ledger } from "./ledger.ts";

/** The position that an intent is about, as far as it is decided on its words. */
function positionIn(asked: Asked): string | null {
  if (asked.kind === "stance.take") return asked.statementId;
  return asked.kind === "position.reword" || asked.kind === "comment.add" ? asked.positionId : null;
}

/** The words that an intent was decided on, where the ledger will not know them any more once they have changed. */
export function wordsSeen({ positions }: Ledger, asked: Asked): string | null {
  const id = positionIn(asked);
  return (id && positions.get(id as PositionId)?.text) ?? null;
}
