import { arrive, lists, type RefusalCode, refusals, type ShapeKey, withholding } from "@acuerdo/shared";
import { useState } from "react";
import { forgetWords } from "../sync/canvas/history.ts";
import { useMe, useSay, useSession } from "../sync/use-session.ts";
import { isFailure } from "../sync/way-in/http.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useDone } from "../ui/last-done.ts";
import { Notice } from "../ui/Notice.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";

/** For whoever mediates: words on the board that name or hurt somebody go for good, as those of the record do. */

interface Words {
  readonly id: ShapeKey;
  readonly words: string;
}

function ForgetDialog({ id, words, onClose }: Words & { onClose: () => void }) {
  const t = useSay();
  const session = useSession();
  const done = useDone();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | "offline" | null>(null);
  const forget = async () => {
    setBusy(true);
    const answer = await forgetWords(session, id);
    setBusy(false);
    if (isFailure(answer)) return setRefusal(answer.failed);
    done({ said: lists.forgotten, undo: null });
    onClose();
  };
  const footer = (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t(withholding.cancel)}
      </Button>
      <Button variant="danger" busy={busy} onClick={() => void forget()}>
        {t(withholding.confirm)}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(withholding.ask)} size="small" footer={footer}>
      <div className="ac-settings">
        <TheirWords as="blockquote">{words}</TheirWords>
        <p>{t(lists.forgetWhat)}</p>
        <p>{t(withholding.copies)}</p>
        {refusal && <Notice tone="bad">{t(refusal === "offline" ? arrive.refused.notSent : refusals[refusal])}</Notice>}
      </div>
    </Dialog>
  );
}

export function ForgetWords(shape: Words) {
  const t = useSay();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  if (me.role !== "mediator") return null;
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {t(withholding.words)}
      </Button>
      {asking && <ForgetDialog {...shape} onClose={() => setAsking(false)} />}
    </>
  );
}
