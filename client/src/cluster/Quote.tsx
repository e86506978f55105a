import { cluster, type Position } from "@acuerdo/shared";
import type { ReactNode } from "react";
import { KindMark } from "../ui/Marks.tsx";
import { WithSpeaker } from "../ui/SpeakerName.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import "./cluster.css";

interface QuoteProps {
  readonly position: Position;
  readonly children?: ReactNode;
}

/** Inside of what is pressed as a whole; spans, because a label holds nothing else. */
export function QuoteWords({ position, children }: QuoteProps) {
  return (
    <span className={`ac-quote-card ac-tint-${position.kind}`}>
      <TheirWords className="ac-quote-text">{position.text}</TheirWords>
      <span className="ac-quote-foot">
        <span className="ac-quote-by">
          <KindMark kind={position.kind} />
          <span>
            <WithSpeaker sentence={cluster.by} name="who" voice={position.by} seq={position.said} />
          </span>
        </span>
        {children}
      </span>
    </span>
  );
}

/** A position in few lines, as it lies in a cluster or in the tray, with what can be done with it. */
export function Quote({ position, chosen, children }: QuoteProps & { readonly chosen?: boolean }) {
  return (
    <li className={`ac-quote-card ac-tint-${position.kind}`} aria-current={chosen || undefined}>
      <TheirWords as="p" className="ac-quote-text">
        {position.text}
      </TheirWords>
      <div className="ac-quote-foot">
        <span className="ac-quote-by">
          <KindMark kind={position.kind} />
          <span>
            <WithSpeaker sentence={cluster.by} name="who" voice={position.by} seq={position.said} />
          </span>
        </span>
        {children}
      </div>
    </li>
  );
}
