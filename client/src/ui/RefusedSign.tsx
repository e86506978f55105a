import { reasonOf, saved as words } from "@acuerdo/shared";
import { TriangleAlert } from "lucide-react";
import { CANVAS } from "../sync/ledger/refused.ts";
import { useSaved, useSay } from "../sync/use-session.ts";
import { Icon } from "./Icon.tsx";
import "./status.css";

/** Why the last thing was refused, on a narrow screen how much was; pressed, all that was. */
export function RefusedSign({ onOpen }: { onOpen: () => void }) {
  const { refused } = useSaved();
  const t = useSay();
  const last = refused.at(-1);
  const n = refused.reduce((sum, { count }) => sum + count, 0);
  const why = last ? t(reasonOf(last.code, last.id === CANVAS ? "canvas" : "ledger")) : "";
  return (
    <button type="button" className="ac-saved-sign ac-saved-refused" onClick={onOpen}>
      <Icon icon={TriangleAlert} size={16} />
      <span className="ac-saved-words ac-saved-whole">{t(words.refused, { why })}</span>
      <span className="ac-saved-words ac-saved-short">{t(words.refusedShort, { n })}</span>
    </button>
  );
}
