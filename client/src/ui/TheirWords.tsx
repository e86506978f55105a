import type { Params, Sentence } from "@acuerdo/shared";
import type { ReactNode } from "react";
import { useLedger, useSay } from "../sync/use-session.ts";

/** What people of the board wrote: read aloud and hyphenated in the board's language, whatever the screen's is. */

interface TheirWordsProps {
  readonly as?: "span" | "p" | "blockquote" | "strong" | "h2" | "h4" | "td" | "li";
  readonly className?: string | undefined;
  readonly id?: string;
  readonly children: ReactNode;
}

export function TheirWords({ as: Tag = "span", children, ...native }: TheirWordsProps) {
  const { language } = useLedger("board").board;
  return (
    <Tag {...native} lang={language} dir="auto">
      {children}
    </Tag>
  );
}

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
