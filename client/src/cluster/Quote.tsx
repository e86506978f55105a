import { cluster, type Position } from "@acuerdo/shared";
import type { ReactNode } from "react";
import { useNames } from "../sync/use-names.ts";
import { useSay } from "../sync/use-session.ts";
import { KindMark } from "../ui/Marks.tsx";
import "./cluster.css";

/** A position in few lines, as it lies in a cluster or in the tray, with what can be done with it. */
export function Quote({ position, chosen, children }: { position: Position; chosen?: boolean; children?: ReactNode }) {
  const t = useSay();
  const names = useNames();
  return (
    <li className={`ac-quote-card ac-tint-${position.kind}`} aria-current={chosen || undefined}>
      <p className="ac-quote-text">{position.text}</p>
      <div className="ac-quote-foot">
        <span className="ac-quote-by">
          <KindMark kind={position.kind} />
          <span>{t(cluster.by, { who: names.speaker(position.by, position.said) })}</span>
        </span>
        {children}
      </div>
    </li>
  );
}
