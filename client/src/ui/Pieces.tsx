import { ways } from "@acuerdo/shared";
import { useMemo } from "react";
import { useSay } from "../sync/use-session.ts";
import "./changed.css";
import { TheirWords } from "./TheirWords.tsx";
import { diffWords, type Piece } from "./word-diff.ts";

function Words({ piece }: { piece: Piece }) {
  const t = useSay();
  if (piece.change === "same") return <span>{piece.text}</span>;
  const added = piece.change === "added";
  const Tag = added ? "ins" : "del";
  return (
    <Tag
      className={added ? "ac-added" : "ac-removed"}
      data-begins={t(added ? ways.newHere : ways.goneHere)}
      data-ends={t(ways.endsHere)}
    >
      {piece.text}
    </Tag>
  );
}

/** Pieces of one text never move: their place in it is their name. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map((piece) => {
    const key = `${at}-${piece.change}`;
    at += piece.text.length;
    return <Words key={key} piece={piece} />;
  });
}

const countOf = (pieces: readonly Piece[], change: Piece["change"]): number =>
  pieces.filter((piece) => piece.change === change).reduce((n, { text }) => n + (text.match(/\S+/g)?.length ?? 0), 0);

interface ChangedSinceProps {
  readonly before: { readonly text: string; readonly number: number };
  readonly text: string;
}

export function usePieces(before: string, text: string): readonly Piece[] {
  return useMemo(() => diffWords(before, text), [before, text]);
}

/** What the line under the words means, and how much of it there is. */
export function ChangedSince({ before, text }: ChangedSinceProps) {
  const t = useSay();
  const pieces = usePieces(before.text, text);
  const [added, removed] = [countOf(pieces, "added"), countOf(pieces, "removed")];
  return <p className="ac-field-hint">{t(ways.changedSince, { v: before.number, n: added, removed })}</p>;
}

interface ChangedTextProps {
  readonly text: string;
  /** The version before; null where there is none. */
  readonly before: string | null;
  readonly as: "blockquote" | "h2";
  readonly className: string;
}

/** One version's words, with what is new in them underlined. */
export function ChangedText({ text, before, as, className }: ChangedTextProps) {
  const pieces = usePieces(before ?? text, text);
  return (
    <TheirWords as={as} className={className}>
      <Pieces pieces={pieces.filter(({ change }) => change !== "removed")} />
    </TheirWords>
  );
}
