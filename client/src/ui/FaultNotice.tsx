import { common, faults } from "@acuerdo/shared";
import { useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import "./fault.css";
import { missingFeature, NotFetched, reportOf } from "./fault.ts";
import { Notice } from "./Notice.tsx";

interface FaultProps {
  readonly fault: unknown;
  readonly again: () => Promise<void>;
}

/** Tries again, and gives the focus to what is there then: the button that had it is gone. */
function useAgain(again: FaultProps["again"]) {
  const [busy, setBusy] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const press = async () => {
    const home = place.current?.closest<HTMLElement>("main, dialog, aside, section");
    setBusy(true);
    await again();
    setBusy(false);
    if (!home) return;
    if (!home.hasAttribute("tabindex")) home.tabIndex = -1;
    home.focus({ preventScroll: true });
  };
  return { busy, place, press };
}

/** Title, text, and both in short. */
export function faultWords(fault: unknown) {
  if (fault instanceof NotFetched) return [faults.fetchedTitle, faults.fetchedText, faults.fetchedShort] as const;
  if (missingFeature()) return [faults.oldTitle, faults.oldText, faults.oldTitle] as const;
  return [faults.brokenTitle, faults.brokenText, faults.brokenShort] as const;
}

/** What stands where something could not be fetched or drawn. */
export function FaultNotice({ fault, again }: FaultProps) {
  const t = useSay();
  const { busy, place, press } = useAgain(again);
  const [title, text] = faultWords(fault);
  const acts = (
    <div className="ac-fault-acts">
      <Button variant="primary" busy={busy} onClick={() => void press()}>
        {t(common.tryAgain)}
      </Button>
      <Button variant="quiet" onClick={() => location.reload()}>
        {t(faults.reload)}
      </Button>
    </div>
  );
  return (
    <div ref={place} className="ac-fault">
      <Notice tone="bad" title={t(title)} action={acts}>
        {t(text)}
      </Notice>
      <details className="ac-fault-report">
        <summary>{t(faults.forHost)}</summary>
        <p translate="no">{reportOf(fault)}</p>
      </details>
    </div>
  );
}

/** The same where there is room for a line. */
export function FaultLine({ fault, again }: FaultProps) {
  const t = useSay();
  const { busy, place, press } = useAgain(again);
  const [, , short] = faultWords(fault);
  return (
    <div ref={place} className="ac-fault-line" role="status">
      <span>{t(short)}</span>{" "}
      <Button variant="quiet" busy={busy} onClick={() => void press()}>
        {t(common.tryAgain)}
      </Button>
    </div>
  );
}
