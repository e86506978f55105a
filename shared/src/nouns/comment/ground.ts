import { type Grounds, seenPosition } from "../../ledger/base.ts";

export const ground = {
  "comment.add": (ledger, { positionId }) => seenPosition(ledger, positionId),
} satisfies Grounds;
