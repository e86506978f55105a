import type { ReactNode } from "react";
import { useLedger } from "../sync/use-session.ts";

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
