import type { Params, Sentence } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import { TheirWords } from "./TheirWords.tsx";

interface WithTheirWordsProps {
  readonly sentence: Sentence;
  /** The name in the sentence for which their words stand. */
  readonly name: string;
  readonly words: string;
  readonly params?: Params;
}

/** In no sentence of ours. */
const PLACE = "\u0000";

/** A sentence of ours with their words in it. */
export function WithTheirWords({ sentence, name, words, params }: WithTheirWordsProps) {
  const t = useSay();
  const [before, after] = t(sentence, { ...params, [name]: PLACE }).split(PLACE);
  return (
    <>
      <span>{before}</span>
      <TheirWords>{words}</TheirWords>
      <span>{after}</span>
    </>
  );
}
