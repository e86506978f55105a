import { arrive, clipped, common, leaving } from "@acuerdo/shared";
import { TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { isBorrowed } from "../sync/saved/borrowed.ts";
import { leaveComputer } from "../sync/saved/leave-computer.ts";
import { type Unsaved, unsavedHere } from "../sync/saved/unsaved.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import "./arrive.css";
import "./home.css";
import { at } from "../sync/base.ts";

/** What would be lost is looked at again while the question stands: it may be saved meanwhile. */
const LOOK_MS = 1_000;
/** Enough of somebody's words to know them again. */
const WORDS_LENGTH = 80;

function useUnsaved(): readonly Unsaved[] {
  const [unsaved, setUnsaved] = useState(unsavedHere);
  useEffect(() => {
    const timer = setInterval(() => setUnsaved(unsavedHere()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return unsaved;
}

function LostOf({ unsaved: { title, changes, unsent, drafts } }: { unsaved: Unsaved }) {
  const t = useSay();
  const silent = unsent.filter((words) => words === "").length;
  const said = [
    ...(changes > 0 ? [t(leaving.changes, { n: changes })] : []),
    ...unsent.filter(Boolean).map((words) => t(leaving.unsent, { words: clipped(words, WORDS_LENGTH) })),
    ...(silent > 0 ? [t(leaving.unsentSilent, { n: silent })] : []),
    ...drafts.map((words) => t(leaving.draft, { words: clipped(words, WORDS_LENGTH) })),
  ];
  return (
    <li>
      <strong>{title ?? t(leaving.ofNone)}</strong>
      <ul>
        {[...new Set(said)].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </li>
  );
}

function Lost() {
  const t = useSay();
  const unsaved = useUnsaved();
  if (unsaved.length === 0) return <Notice tone="good">{t(leaving.nothingLost)}</Notice>;
  return (
    <Notice tone="warn" icon={TriangleAlert} title={t(leaving.lostTitle)}>
      <ul className="ac-lost">
        {unsaved.map((of) => (
          <LostOf key={of.title} unsaved={of} />
        ))}
      </ul>
    </Notice>
  );
}

const stay = () => undefined;

/** Says first what would be lost; then nothing of theirs is left in this browser. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const [state, setState] = useState<"asked" | "leaving" | "held">("asked");
  const leave = async () => {
    setState("leaving");
    if (await leaveComputer()) location.replace(at("/"));
    else setState("held");
  };
  const footer = (
    <>
      {state === "asked" && (
        <Button variant="quiet" onClick={onClose}>
          {t(common.cancel)}
        </Button>
      )}
      <Button variant="danger" busy={state === "leaving"} onClick={() => void leave()}>
        {t(state === "leaving" ? leaving.leaving : leaving.confirm)}
      </Button>
    </>
  );
  return (
    // once it has begun there is no way back: what lies behind this keeps nothing any more
    <Dialog open onClose={state === "asked" ? onClose : stay} title={t(common.leaveComputer)} footer={footer}>
      <div className="ac-form">
        <p>{t(isBorrowed() ? arrive.join.notMineHint : leaving.text)}</p>
        <Lost />
        <p className="ac-soft">{`${t(leaving.stays)} ${t(leaving.history)}`}</p>
        {state === "held" && <Notice tone="bad">{t(leaving.held)}</Notice>}
      </div>
    </Dialog>
  );
}
