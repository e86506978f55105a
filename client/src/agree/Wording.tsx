import { agree, type Version } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import { Fold } from "../ui/Fold.tsx";
import { ChangedSince, ChangedText, Pieces, usePieces } from "../ui/Pieces.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";
import { WordedBy } from "./WordedBy.tsx";
import "../ui/parts.css";
import "./agree.css";

function Compared({ version, before }: { version: Version; before: Version }) {
  const t = useSay();
  const pieces = usePieces(before.text, version.text);
  return (
    <Fold summary={t(agree.compare, { n: before.number })}>
      <TheirWords as="p" className="ac-compare">
        <Pieces pieces={pieces} />
      </TheirWords>
    </Fold>
  );
}

/** One version's words, large; what changed since the version before is underlined, and can be compared in full. */
export function Wording({ version, before }: { version: Version; before: Version | null }) {
  return (
    <div className="ac-wording">
      {before && <ChangedSince before={before} text={version.text} />}
      <ChangedText as="blockquote" className="ac-wording-text" text={version.text} before={before?.text ?? null} />
      <WordedBy worded={version} />
      {version.why && (
        <p className="ac-wording-why">
          <WithTheirWords sentence={agree.why} name="why" words={version.why} />
        </p>
      )}
      {before && <Compared version={version} before={before} />}
    </div>
  );
}
