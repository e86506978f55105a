import { type RefusalCode, refusals } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";

/** The table's sentence for a no. */
export function RefusalWords({ code }: { code: RefusalCode }) {
  const t = useSay();
  return <span>{t(refusals[code])}</span>;
}
