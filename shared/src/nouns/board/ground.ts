import { type Grounds, standing } from "../../ledger/base.ts";

export const ground = {
  "board.change": ({ board }, asked) => ({
    base: standing(asked, board, ["title", "objective", "language", "thresholds"]),
  }),
  "phase.move": ({ board }) => ({ base: board.phase }),
  "door.set": ({ board }) => ({ base: board.doorOpen }),
} satisfies Grounds;
