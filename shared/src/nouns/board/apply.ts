import type { Applier } from "../../ledger/applier.ts";
import type { Ledger } from "../../ledger/ledger.ts";

const opened: Applier<"board.opened"> = (_, { form = 1, ...data }, { board, at }) => ({
  form,
  board: { id: board, ...data, thresholds: "standard", phase: "gather", doorOpen: true, openedAt: at },
});
const brought: Applier<"board.brought"> = (_, { to }) => ({ form: to });
const changed: Applier<"board.changed"> = (ledger, data) => ({
  board: { ...ledger.board, ...data } as Ledger["board"],
});
const phaseMoved: Applier<"phase.moved"> = (ledger, { phase }) => ({ board: { ...ledger.board, phase } });
const doorSet: Applier<"door.set"> = (ledger, { open }) => ({ board: { ...ledger.board, doorOpen: open } });
/** Keys are nobody's to read: that it was done stands in the record. */
const keyReplaced: Applier<"key.replaced"> = () => ({});

export const apply = {
  "board.opened": opened,
  "board.brought": brought,
  "board.changed": changed,
  "phase.moved": phaseMoved,
  "door.set": doorSet,
  "key.replaced": keyReplaced,
};
