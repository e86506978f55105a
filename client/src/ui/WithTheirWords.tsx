import type { Params, Sentence } from "@acuerdo/shared";
import type { ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";
import { TheirWords } from "./TheirWords.tsx";

export interface WithinProps {
  readonly sentence: Sentence;
  /** The name in the sentence for which what is in it stands. */
  readonly name: string;
  readonly params?: Params;
}

/** In no sentence of ours. */
const PLACE = "\u0000";

/** A sentence of ours with something in it that is drawn by itself. */
export function Within({ sentence, name, params, children }: WithinProps & { readonly children: ReactNode }) {
  const t = useSay();
  const [before, after] = t(sentence, { ...params, [name]: PLACE }).split(PLACE);
  return (
    <>
      <span>{before}</span>
      {children}
      <span>{after}</span>
    </>
  );
}

/** A sentence of ours with their words in it. */
export function WithTheirWords({ words, ...within }: WithinProps & { readonly words: string }) {
  return (
    <Within {...within}>
      <TheirWords>{words}</TheirWords>
    </Within>
  );
}
