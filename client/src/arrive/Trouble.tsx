import { refusals } from "@acuerdo/shared";
import type { Trouble as Code } from "../sync/link.ts";
import { useSay, useSessionPart } from "../sync/use-session.ts";
import { Notice } from "../ui/Notice.tsx";

/** What a server says for so long that somebody has to do something about it; all else the sign of what is saved says. */
const LASTING: ReadonlySet<Code> = new Set<Code>(["wrong-origin", "no-such-board"]);

/** Over the board as this device holds it: why the server does not let it be. */
export function Trouble() {
  const t = useSay();
  const code = useSessionPart(({ trouble }) => trouble);
  if (!code || !LASTING.has(code)) return null;
  return (
    <div className="ac-trouble">
      <Notice tone="bad">{t(refusals[code])}</Notice>
    </div>
  );
}
