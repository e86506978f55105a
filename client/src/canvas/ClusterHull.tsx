import { canvasTools, cleanLine, cluster, common, type Language, LIMITS, lengthOf } from "@acuerdo/shared";
import { HTMLContainer, stopEventPropagation } from "@tldraw/tldraw";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { useOwnKeys } from "./use-own-keys.ts";
import "./card.css";

/** A sentence under way. */
export interface SentenceDraft {
  /** What the field begins with: the sentence, or what was being written when it was left without an end. */
  readonly begun: string;
  readonly write: (text: string) => void;
  readonly leave: (how: "enter" | "escape" | "blur") => void;
}

interface WordsProps {
  readonly sentence: string;
  /** How many cards, and the weakest support among them; null while there are none. */
  readonly support: string | null;
  /** Of the board: what the sentence is written in. */
  readonly lang: Language | undefined;
}

interface ClusterHullProps extends WordsProps {
  readonly w: number;
  readonly h: number;
  readonly draft: SentenceDraft | null;
  /** Chosen: a sentence of more than two lines is shown whole, above the cards. */
  readonly chosen: boolean;
  /** Too small for its words: they are written over its cards instead. */
  readonly far: boolean;
}

/** The sentence at its head, how many cards, the weakest support among them; empty, it says what belongs here. */
export function ClusterHull({ w, h, draft, chosen, far, ...said }: ClusterHullProps) {
  const t = useSay();
  const name = said.sentence ? `${t(canvasTools.cluster.name)}: ${said.sentence}` : t(cluster.unnamed);
  return (
    <HTMLContainer
      className={chosen ? "cv-cluster cv-cluster-chosen" : "cv-cluster"}
      style={{ width: w, height: h }}
      role="group"
      aria-label={name}
    >
      {!far && <Words {...said}>{draft && <SentenceField draft={draft} />}</Words>}
    </HTMLContainer>
  );
}

/** @param children the field in which the sentence is being written, in its place. */
function Words({ sentence, support, lang, children }: WordsProps & { children: ReactNode }) {
  const t = useSay();
  return (
    <>
      {children ?? (
        <p
          className={sentence ? "cv-cluster-sentence" : "cv-cluster-sentence cv-cluster-unnamed"}
          dir="auto"
          lang={sentence ? lang : undefined}
        >
          {sentence || t(cluster.unnamed)}
        </p>
      )}
      {support === null ? (
        <p className="cv-cluster-empty">{t(cluster.emptyCluster)}</p>
      ) : (
        <p className="cv-cluster-support">{support}</p>
      )}
    </>
  );
}

/** Enter or going elsewhere keeps it, Escape leaves it as it was; what is too long does not leave by Enter, and says so. */
function SentenceField({ draft }: { draft: SentenceDraft }) {
  const t = useSay();
  const [text, setText] = useState(draft.begun);
  const field = useRef<HTMLTextAreaElement>(null);
  const over = lengthOf(cleanLine(text)) - LIMITS.sentence;
  useOwnKeys(field, (event) => {
    if (event.key === "Escape") draft.leave("escape");
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (over <= 0) draft.leave("enter");
  });
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <>
      <textarea
        ref={field}
        className="cv-cluster-field"
        rows={2}
        value={text}
        aria-label={t(cluster.sentence)}
        aria-invalid={over > 0 || undefined}
        placeholder={t(cluster.sentence)}
        title={t(cluster.sentenceHint)}
        onChange={(event) => {
          setText(event.target.value);
          draft.write(event.target.value);
        }}
        onBlur={() => draft.leave("blur")}
        onPointerDown={stopEventPropagation}
      />
      <p className="cv-cluster-wrong" hidden={over <= 0}>
        <span role="status">{over > 0 && t(common.tooLong)}</span> <span>{t(common.over, { n: over })}</span>
      </p>
    </>
  );
}
