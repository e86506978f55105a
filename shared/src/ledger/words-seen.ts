import type { PositionId } from "../ids.ts";
import type { Asked } from "./intent.ts";
import type { Ledger } from "./ledger.ts";

/** The words that an intent was decided on, where the ledger will not know them any more once they have changed. */
export function wordsSeen({ positions }: Ledger, asked: Asked): string | null {
  if (asked.kind !== "stance.take" && asked.kind !== "position.reword") return null;
  const id = asked.kind === "stance.take" ? asked.statementId : asked.positionId;
  return positions.get(id as PositionId)?.text ?? null;
}
