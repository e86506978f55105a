import { canvas, cluster, LIMITS, type Ledger, type PositionId, weakestOf } from "@acuerdo/shared";
import { HTMLContainer, stopEventPropagation } from "@tldraw/tldraw";
import { useLayoutEffect, useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";

interface ClusterHullProps {
  readonly w: number;
  readonly h: number;
  readonly sentence: string;
  readonly unnamed: string;
  readonly ledger: Ledger | null;
  readonly positions: readonly PositionId[];
  /** Given while the sentence is being written: what it becomes, or null to leave it. */
  readonly onSentence: ((sentence: string | null) => void) | null;
}

/** The sentence as a heading, how many cards, the weakest support among them; empty, it says what belongs here. */
export function ClusterHull({ w, h, sentence, unnamed, ledger, positions, onSentence }: ClusterHullProps) {
  const t = useSay();
  return (
    <HTMLContainer className="cv-cluster" style={{ width: w, height: h }}>
      {onSentence ? (
        <SentenceField sentence={sentence} onSentence={onSentence} />
      ) : (
        <h3 className={sentence ? "cv-cluster-sentence" : "cv-cluster-sentence cv-cluster-unnamed"} dir="auto">
          {sentence || unnamed}
        </h3>
      )}
      {positions.length > 0 && ledger && <Support ledger={ledger} positions={positions} />}
      {positions.length === 0 && <p className="cv-cluster-empty">{t(cluster.emptyCluster)}</p>}
    </HTMLContainer>
  );
}

function Support({ ledger, positions }: { ledger: Ledger; positions: readonly PositionId[] }) {
  const t = useSay();
  const weakest = weakestOf(ledger, positions);
  const { accepting = 0, answered = 0 } = weakest ?? {};
  return (
    <p className="cv-cluster-support">
      {t(cluster.positions, { n: positions.length })}
      {" · "}
      {weakest ? t(canvas.weakest, { accepting, answered }) : t(canvas.unheard)}
    </p>
  );
}

interface SentenceFieldProps {
  readonly sentence: string;
  readonly onSentence: (sentence: string | null) => void;
}

/** Enter or going elsewhere keeps it, Escape leaves it as it was. */
function SentenceField({ sentence, onSentence }: SentenceFieldProps) {
  const t = useSay();
  const [text, setText] = useState(sentence);
  const field = useRef<HTMLTextAreaElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const finish = (next: string | null) => {
    if (done.current) return;
    done.current = true;
    onSentence(next);
  };
  return (
    <textarea
      ref={field}
      className="cv-cluster-field"
      rows={2}
      value={text}
      maxLength={LIMITS.sentence}
      aria-label={t(cluster.sentence)}
      placeholder={t(cluster.sentence)}
      title={t(cluster.sentenceHint)}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(text)}
      onPointerDown={stopEventPropagation}
      onKeyDown={(event) => {
        if (event.key === "Escape") finish(null);
        else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
          event.preventDefault();
          finish(text);
        }
      }}
    />
  );
}
