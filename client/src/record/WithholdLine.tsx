import { clipped, hasWords, isSelf, partsOf, type RecordEntry, withholding } from "@acuerdo/shared";
import { Eraser } from "lucide-react";
import { useState } from "react";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import { WithholdDialog } from "../ui/Withholding.tsx";

/** Letters of a line that tell it from others. */
const NAMED_BY = 60;

/** Its words without the marks of whose they are: a label has one language. */
const plainOf = (said: string): string =>
  partsOf(said)
    .map(({ text }) => text)
    .join("");

/**
 * Beside a line of the record with words that the reader may take out of it: their own among the newest, a mediator any.
 * @param said the line, with people's words marked.
 */
export function WithholdLine({ entry, said }: { readonly entry: RecordEntry; readonly said: string }) {
  const t = useSay();
  const me = useMe();
  const ledger = useLedger("record", "members");
  const [first] = ledger.record;
  const [asking, setAsking] = useState(false);
  const own = isSelf(ledger, me, entry.actor);
  const isMine = own && entry.seq >= (first?.seq ?? 0);
  if (!hasWords(entry) || !(isMine || me.role === "mediator")) return null;
  return (
    <>
      <IconButton
        icon={Eraser}
        label={`${t(withholding.words)}: ${clipped(plainOf(said), NAMED_BY)}`}
        onClick={() => setAsking(true)}
      />
      {asking && (
        <WithholdDialog
          asked={{ kind: "line.withhold", line: entry.seq }}
          isOwn={own}
          said={said}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
