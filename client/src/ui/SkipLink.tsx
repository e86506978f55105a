import type { MouseEvent } from "react";
import "./parts.css";

interface SkipLinkProps {
  /** Where it leads, for whoever looks at it. */
  readonly href: string;
  readonly words: string;
  readonly go: () => void;
}

/** Seen while it has the focus: past what stands before a part of the page. */
export function SkipLink({ href, words, go }: SkipLinkProps) {
  return (
    <a
      className="ac-skip"
      href={href}
      onClick={(event: MouseEvent) => {
        event.preventDefault(); // the address carries keys in its place
        go();
      }}
    >
      {words}
    </a>
  );
}
