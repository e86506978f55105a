import { ended, refusals, turnedAway } from "@acuerdo/shared";
import { waitingOf } from "../sync/saved/unsaved.ts";
import { useSay, useSession, useSessionPart } from "../sync/use-session.ts";
import { forgetEntry } from "../sync/way-in/entry.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";
import { usePage } from "../ui/use-page.ts";
import { useOtherTabs } from "./use-other-tabs.ts";

/** What waits on this device alone, in the words that were written. */
function Unsaved({ changes, unsent }: ReturnType<typeof waitingOf>) {
  const t = useSay();
  return (
    <section className="ac-panel">
      <h2>{t(ended.unsavedTitle)}</h2>
      <p>{t(ended.unsaved)}</p>
      {changes > 0 && <p>{t(ended.drawings, { n: changes })}</p>}
      <ul className="ac-ended-words">
        {unsent.map((said, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are shown as they are, and never move
          <li key={at} dir="auto">
            {said || t(ended.wordless)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** There is no way in any more. What is not saved is named, and stays: nothing is let go of here. */
export function Ended({ again }: { again: () => void }) {
  const t = useSay();
  const session = useSession();
  useOtherTabs(session.boardId, again);
  /** The entry is of no use any more; what waits on this device is brought by whoever comes in again. */
  const enterAgain = () => {
    forgetEntry(session.boardId);
    again();
  };
  const code = useSessionPart(({ trouble }) => trouble);
  const waiting = waitingOf(session);
  const title = t(code === "removed" ? turnedAway.removedTitle : ended.title);
  const heading = usePage(title);
  return (
    <Page>
      <h1 ref={heading} className="ac-title">
        {title}
      </h1>
      <Notice
        tone="bad"
        action={
          <Button variant="primary" onClick={enterAgain}>
            {t(ended.again)}
          </Button>
        }
      >
        {t(code === "removed" ? turnedAway.removed : code && code !== "key-invalid" ? refusals[code] : ended.text)}
      </Notice>
      {waiting.changes + waiting.unsent.length > 0 && <Unsaved {...waiting} />}
    </Page>
  );
}
