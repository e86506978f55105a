import { common, faults } from "@acuerdo/shared";
import { useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import "./fault.css";
import { missingFeature, NotFetched, reportOf } from "./fault.ts";
import { Notice } from "./Notice.tsx";
import { useNoNetwork, useReload } from "./use-reload.ts";

interface FaultProps {
  readonly fault: unknown;
  readonly again: () => Promise<void>;
  /** Where what is around it bears its title. */
  readonly untitled?: boolean;
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
export function FaultNotice({ fault, again, untitled = false }: FaultProps) {
  const t = useSay();
  const { busy, place, press } = useAgain(again);
  const { state, reload } = useReload();
  const isCutOff = useNoNetwork();
  const [title, text] = faultWords(fault);
  const said = state === "unanswered" ? faults.noServer : text;
  const acts = (
    <div className="ac-fault-acts">
      <Button variant="primary" busy={busy} onClick={() => void press()}>
        {t(common.tryAgain)}
      </Button>
      {!isCutOff && (
        <Button variant="quiet" busy={state === "asking"} onClick={() => reload()}>
          {t(faults.reload)}
        </Button>
      )}
    </div>
  );
  return (
    <div ref={place} className="ac-fault">
      <Notice tone="bad" title={untitled ? "" : t(title)} action={acts}>
        {t(isCutOff && fault instanceof NotFetched ? faults.cutOff : said)}
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
