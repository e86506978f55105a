import { agree, sayDay, type Version } from "@acuerdo/shared";
import { useMemo } from "react";
import { useNames } from "../sync/use-names.ts";
import { useLanguage, useLedger, useSay } from "../sync/use-session.ts";
import { Fold } from "../ui/Fold.tsx";
import { diffWords, type Piece } from "./word-diff.ts";
import "../ui/parts.css";
import "./agree.css";
import { TheirWords, WithTheirWords } from "../ui/TheirWords.tsx";

function Words({ piece }: { piece: Piece }) {
  if (piece.change === "added") return <ins className="ac-added">{piece.text}</ins>;
  if (piece.change === "removed") return <del className="ac-removed">{piece.text}</del>;
  return <span>{piece.text}</span>;
}

/** Pieces of one text never move: their place in it is their name. */
function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map((piece) => {
    const key = `${at}-${piece.change}`;
    at += piece.text.length;
    return <Words key={key} piece={piece} />;
  });
}

/** One version's words, large; what changed since the version before is underlined, and can be compared in full. */
export function Wording({ version, before }: { version: Version; before: Version | null }) {
  const t = useSay();
  const { language } = useLanguage();
  const { board } = useLedger("board");
  const names = useNames();
  const pieces = useMemo(() => diffWords(before?.text ?? version.text, version.text), [before, version]);
  const changed = before !== null;
  return (
    <div className="ac-wording">
      <TheirWords as="blockquote" className="ac-wording-text">
        <Pieces pieces={pieces.filter((piece) => piece.change !== "removed")} />
      </TheirWords>
      <p className="ac-aside">
        {t(agree.wordedBy, { who: names.speaker(version.by, version.seq), date: sayDay(language, board, version.at) })}
      </p>
      {version.why && (
        <p className="ac-wording-why">
          <WithTheirWords sentence={agree.why} name="why" words={version.why} />
        </p>
      )}
      {changed && (
        <Fold summary={t(agree.compare, { n: before.number })}>
          <TheirWords as="p" className="ac-compare">
            <Pieces pieces={pieces} />
          </TheirWords>
        </Fold>
      )}
    </div>
  );
}
