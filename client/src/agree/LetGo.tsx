import { type Agreement, agree, cleanText, LIMITS, type VersionId } from "@acuerdo/shared";
import { useLedger, useSay, useSubmit } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextArea } from "../ui/Field.tsx";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { useDraft } from "../ui/use-draft.ts";
import { useSeen } from "../ui/use-seen.ts";

/** Letting an agreement go, with the reason that the minutes will give. */
export function LetGo({ agreement, onClose }: { agreement: Agreement; onClose: () => void }) {
  const t = useSay();
  const submit = useSubmit();
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
  const letGo = () => {
    const base = { versionId: version.seen, revision: revision.seen };
    if (!submit({ kind: "agreement.let-go", agreementId, why, base })) leave();
  };
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
          <Button variant="danger" disabled={cleanText(why) === "" || changed} onClick={letGo}>
            {t(agree.letGo)}
          </Button>
        </>
      }
    >
      <ChangedWords seen={{ seen: null, changed, read }} now={revision.changed ? draft?.text : text} />
      <TextArea label={t(agree.letGoWhy)} hint={t(agree.letGoHint)} value={why} onChange={setWhy} max={LIMITS.why} />
    </Dialog>
  );
}
