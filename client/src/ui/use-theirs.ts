import { type Judgement, type Mark, SOMEBODY, theirsIn, type VoiceId, WHEEL } from "@acuerdo/shared";
import { useMemo } from "react";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLedger } from "../sync/use-session.ts";

/** Names that stand for nobody: words of ours, in the screen's language. */
const NOBODY = [WHEEL, SOMEBODY] as readonly string[] as readonly VoiceId[];

/** Marks what people wrote, and their names, in a sentence of ours that `Marked` shows. */
export function useTheirs(): Mark {
  const { board } = useLedger("board");
  const { speaker } = useNames();
  return useMemo(() => {
    const mark = theirsIn(board.language);
    const ours = NOBODY.map((nobody) => speaker(nobody));
    return (words) => (ours.includes(words) ? words : mark(words));
  }, [board.language, speaker]);
}

type WithGroups = Pick<Judgement, "groupsBelow" | "groupsNotHeard">;

/** A judgement whose groups are marked: what is said of it is for `Marked`. */
export function withTheirGroups<J extends WithGroups>(judgement: J, mark: Mark): J {
  const { groupsBelow, groupsNotHeard } = judgement;
  return { ...judgement, groupsBelow: groupsBelow.map(mark), groupsNotHeard: groupsNotHeard.map(mark) };
}
