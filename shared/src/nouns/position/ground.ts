import { type Grounds, seenPosition } from "../../ledger/base.ts";

export const ground = {
  "position.reword": (ledger, { positionId }) => seenPosition(ledger, positionId),
} satisfies Grounds;
