import type { Trouble as Code } from "../sync/link/link.ts";
import { useSessionPart } from "../sync/use-session.ts";
import { Notice } from "../ui/Notice.tsx";
import { RefusalLater } from "./refusal-later.ts";

/** What a server says for so long that somebody has to do something about it; all else the sign of what is saved says. */
const LASTING: ReadonlySet<Code> = new Set<Code>(["wrong-origin", "no-such-board"]);

/** Over the board as this device holds it: why the server does not let it be. */
export function Trouble() {
  const code = useSessionPart(({ trouble }) => trouble);
  if (!code || !LASTING.has(code)) return null;
  return (
    <div className="ac-trouble">
      <Notice tone="bad">
        <RefusalLater code={code} />
      </Notice>
    </div>
  );
}
