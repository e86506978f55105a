import { type ReactNode, useEffect, useState } from "react";
import "./parts.css";

interface FoldProps {
  readonly summary: ReactNode;
  /** Becoming true opens it; whoever reads may close it again. */
  readonly open?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** What is read on asking. Its content exists only while it is open: a board may hold thousands of positions. */
export function Fold({ summary, open = false, className, children }: FoldProps) {
  const [shown, setShown] = useState(open);
  useEffect(() => {
    if (open) setShown(true);
  }, [open]);
  return (
    <details
      className={className ? `ac-fold ${className}` : "ac-fold"}
      open={shown}
      onToggle={(event) => setShown(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {shown && children}
    </details>
  );
}
