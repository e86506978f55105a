import { compileMinutes } from "@acuerdo/shared";
import { useDeferredValue, useMemo } from "react";
import { MinutesDocument } from "../record/MinutesDocument.tsx";
import { useCanvasCards } from "../sync/canvas/cards.ts";
import { serverNow } from "../sync/link/server-time.ts";
import { useLanguage, useWholeLedger } from "../sync/use-session.ts";
import "../record/minutes.css";

/** The minutes, read back to the room. */
export function WallMinutes() {
  const { language } = useLanguage();
  const ledger = useDeferredValue(useWholeLedger());
  const { cards } = useCanvasCards();
  const minutes = useMemo(() => compileMinutes(ledger, cards, serverNow(), language), [ledger, cards, language]);
  return (
    <article className="ac-sheet ac-sheet-short ac-wall-minutes">
      <MinutesDocument minutes={minutes} />
    </article>
  );
}
