import { type AgreementId, agree, type ClusterId, LIMITS, makeId, type VersionId } from "@acuerdo/shared";
import { positionsIn, useCanvasCards } from "../sync/canvas/cards.ts";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { randomBytes } from "../sync/saved/device.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useDraft } from "../ui/use-draft.ts";
import { Quotes } from "./Sources.tsx";
import { WordingField } from "./WordingField.tsx";
import "../ui/parts.css";
import "./draft.css";
import { TheirWords } from "../ui/TheirWords.tsx";

export interface WordAgreementProps {
  /** Null: an agreement that belongs to no cluster. */
  readonly clusterId: ClusterId | null;
  /** With the new agreement, when there is one. */
  readonly onClose: (made: AgreementId | null) => void;
}

/** What the words are made from, beside them while they are written. */
function Beside({ clusterId }: { clusterId: ClusterId }) {
  const t = useSay();
  const sentence = useLedger("clusters").clusters.get(clusterId)?.sentence;
  const { cards } = useCanvasCards();
  const positions = positionsIn(cards, clusterId);
  return (
    <section className="ac-word-beside">
      {sentence && (
        <h3>
          <TheirWords>{sentence}</TheirWords>
        </h3>
      )}
      <p className="ac-aside">
        {positions.length > 0 ? t(agree.dialogPositions, { n: positions.length }) : t(agree.dialogNoPositions)}
      </p>
      <Quotes positionIds={positions} />
    </section>
  );
}

/** Keeps a new wording as a draft, or asks everybody at once. */
function useNewAgreement({ clusterId, onClose }: WordAgreementProps, text: string, clear: () => void) {
  const submit = useSubmitAny();
  const word = (): AgreementId | null => {
    const agreementId = makeId<AgreementId>(randomBytes);
    const refusal = submit({ kind: "agreement.word", agreementId, clusterId, text, base: 0 });
    return refusal ? null : agreementId;
  };
  const keep = () => {
    const made = word();
    if (!made) return null;
    clear();
    onClose(made);
    return made;
  };
  const test = (sources: Parameters<typeof positionsIn>[0]) => {
    const agreementId = keep();
    if (!agreementId) return;
    const versionId = makeId<VersionId>(randomBytes);
    const from = clusterId ? positionsIn(sources, clusterId).slice(0, LIMITS.sources) : [];
    submit({ kind: "version.test", agreementId, versionId, base: 1, why: "", sources: from });
  };
  return { keep, test };
}

export function WordAgreement(props: WordAgreementProps) {
  const { clusterId, onClose } = props;
  const t = useSay();
  const { cards } = useCanvasCards();
  const [text, setText, sent] = useDraft(`agreement.${clusterId ?? "new"}`);
  const { keep, test } = useNewAgreement(props, text, sent);
  const checked = useChecked(problemsIn("agreement.word", { text }, { text: agree.wordingMissing }));
  return (
    <Dialog
      open
      onClose={() => onClose(null)}
      title={t(agree.dialogTitle)}
      size={clusterId ? "large" : "medium"}
      footer={
        <>
          <Button onClick={() => checked.check() && keep()}>{t(agree.keepDraft)}</Button>
          <Button variant="primary" onClick={() => checked.check() && test(cards)}>
            {t(agree.test)}
          </Button>
        </>
      }
    >
      <div ref={checked.ref} className={clusterId ? "ac-word ac-word-two" : "ac-word"}>
        <div>
          <p className="ac-aside">{t(agree.dialogHint)}</p>
          <WordingField value={text} onChange={setText} rows={7} error={checked.errorOf("text")} />
          <p className="ac-aside">{t(agree.testFirst)}</p>
        </div>
        {clusterId && <Beside clusterId={clusterId} />}
      </div>
    </Dialog>
  );
}
