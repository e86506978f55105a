import { arrive, refusals } from "@acuerdo/shared";
import { useSay, useSession, useSessionPart } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Page } from "../ui/Page.tsx";

const { refused } = arrive;

/** There is no way in any more. What is not saved is named, and stays: nothing is let go of here. */
export function Ended({ again }: { again: () => void }) {
  const t = useSay();
  const session = useSession();
  const code = useSessionPart(({ trouble }) => trouble);
  const { drawings, words } = session.unsaved;
  return (
    <Page>
      <Notice
        tone="bad"
        title={t(refused.endedTitle)}
        action={
          <Button variant="primary" onClick={again}>
            {t(refused.again)}
          </Button>
        }
      >
        {t(code && code !== "key-invalid" ? refusals[code] : refused.ended)}
      </Notice>
      {drawings + words.length > 0 && (
        <section className="ac-panel">
          <h2>{t(refused.unsavedTitle)}</h2>
          <p>{t(refused.unsaved)}</p>
          {drawings > 0 && <p>{t(refused.drawings, { n: drawings })}</p>}
          <ul className="ac-ended-words">
            {words.map((said, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are shown as they are, and never move
              <li key={at} dir="auto">
                {said || t(refused.wordless)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
