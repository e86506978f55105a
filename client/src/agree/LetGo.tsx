import { type Agreement, agree, LIMITS, meanwhile, type VersionId } from "@acuerdo/shared";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { problemsIn } from "../ui/problems.ts";
import { useChecked } from "../ui/use-checked.ts";
import { useDraft } from "../ui/use-draft.ts";
import { useSeen } from "../ui/use-seen.ts";

interface LetGoProps {
  readonly agreement: Agreement;
  readonly onClose: () => void;
}

/** The reason that is being written, and what it is decided on. */
function useLettingGo({ agreement, onClose }: LetGoProps) {
  const submit = useSubmitAny();
  const { id: agreementId, draft, versionIds } = agreement;
  const [why, setWhy, sent] = useDraft(`let-go.${agreementId}`);
  const version = useSeen(versionIds.at(-1) ?? null);
  const revision = useSeen(draft?.revision ?? 0);
  const changed = version.changed || revision.changed;
  const text = useLedger("versions").versions.get(versionIds.at(-1) as VersionId)?.text;
  const read = () => {
    version.read();
    revision.read();
  };
  const leave = () => {
    sent();
    onClose();
  };
  const checked = useChecked({
    ...problemsIn("agreement.let-go", { why }, { why: agree.letGoWhyMissing }),
    changed: changed ? meanwhile.title : null,
  });
  const letGo = () => {
    if (!checked.check()) return;
    const base = { versionId: version.seen, revision: revision.seen };
    if (!submit({ kind: "agreement.let-go", agreementId, why, base })) leave();
  };
  const now = revision.changed ? draft?.text : text;
  return { why, setWhy, seen: { seen: null, changed, read }, now, checked, leave, letGo };
}

/** Letting an agreement go, with the reason that the minutes will give. */
export function LetGo(props: LetGoProps) {
  const t = useSay();
  const { agreement, onClose } = props;
  const { why, setWhy, seen, now, checked, leave, letGo } = useLettingGo(props);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(agree.letGoAsk, { n: agreement.number })}
      footer={
        <>
          <Button variant="quiet" onClick={leave}>
            {t(agree.cancel)}
          </Button>
          <Button variant="danger" onClick={letGo}>
            {t(agree.letGo)}
          </Button>
        </>
      }
    >
      <div ref={checked.ref} className="ac-reword">
        <ChangedWords seen={seen} now={now} />
        <TextArea
          label={t(agree.letGoWhy)}
          hint={t(agree.letGoHint)}
          value={why}
          onChange={setWhy}
          max={LIMITS.why}
          error={checked.errorOf("why")}
        />
      </div>
    </Dialog>
  );
}
