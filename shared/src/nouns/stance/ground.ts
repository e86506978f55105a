import { type Grounds, seenPosition } from "../../ledger/base.ts";

export const ground = {
  "stance.take": (ledger, { statementId }) => seenPosition(ledger, statementId),
} satisfies Grounds;
