import { type Agreement, agree, LIMITS, makeId, meanwhile, type PositionId, type VersionId } from "@acuerdo/shared";
import { positionsIn, useCanvasCards } from "../sync/canvas/cards.ts";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { randomBytes } from "../sync/saved/device.ts";
import { useSay, useSessionPart } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TextArea } from "../ui/Field.tsx";
import { focusMade } from "../ui/focus-made.ts";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useDraft } from "../ui/use-draft.ts";
import { useLate } from "../ui/use-late.ts";
import { useSeen } from "../ui/use-seen.ts";
import "../ui/parts.css";
import "./draft.css";

function useTest(
  { id: agreementId, draft, versionIds }: Agreement,
  sources: readonly PositionId[],
  onDone: () => void,
) {
  const submit = useSubmitAny();
  const [why, setWhy, sent] = useDraft(`why.${agreementId}`);
  const revision = useSeen(draft?.revision ?? 0);
  const over = useSeen(versionIds.at(-1) ?? null);
  const checked = useChecked({
    ...problemsIn("version.test", { why }, versionIds.length > 0 ? { why: agree.testWhyMissing } : {}),
    changed: revision.changed || over.changed ? meanwhile.title : null,
  });
  const test = () => {
    if (!draft || !checked.check()) return;
    const versionId = makeId<VersionId>(randomBytes);
    const intent = { kind: "version.test", agreementId, versionId, base: revision.seen, over: over.seen } as const;
    if (submit({ ...intent, why, sources: [...sources] })) return;
    sent();
    onDone();
    focusMade(agreementId);
  };
  return { why, setWhy, checked, test, revision, over };
}

/** What lies on the board is waited for so long: what was kept of it names the sources too. */
const PATIENCE_MS = 8_000;

/** The last step before everybody is asked: why it changed, and what it was made from. */
export function PutToTest({ agreement, onDone }: { agreement: Agreement; onDone: () => void }) {
  const t = useSay();
  const { cards, isFresh } = useCanvasCards();
  const link = useSessionPart((state) => state.link);
  const isLate = useLate(PATIENCE_MS);
  const waiting = !isFresh && link !== "offline" && !isLate;
  const { clusterId, versionIds } = agreement;
  const n = versionIds.length + 1;
  const sources = clusterId ? positionsIn(cards, clusterId).slice(0, LIMITS.sources) : [];
  const { why, setWhy, checked, test, revision, over } = useTest(agreement, sources, onDone);
  return (
    <div ref={checked.ref} className="ac-test">
      <p>{t(n === 1 ? agree.testFirst : agree.testAgain)}</p>
      <ChangedWords seen={revision} />
      <ChangedWords seen={over} />
      {n > 1 && (
        <TextArea
          label={t(agree.testWhy)}
          value={why}
          onChange={setWhy}
          rows={2}
          autoFocus
          max={LIMITS.why}
          onSend={test}
          error={checked.errorOf("why")}
        />
      )}
      {sources.length > 0 && <p className="ac-aside">{t(agree.testSources, { n: sources.length })}</p>}
      <div className="ac-acts">
        <Button variant="primary" busy={waiting} onClick={test}>
          {t(agree.testVersion, { n })}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t(agree.cancel)}
        </Button>
      </div>
    </div>
  );
}
