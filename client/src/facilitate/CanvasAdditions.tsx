import { type MemberId, sayThings, canvasHistory as words } from "@acuerdo/shared";
import type { Added } from "../sync/canvas-history.ts";
import { useLanguage, useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import type { Past } from "./use-canvas-past.ts";

/** What people have added, each to be taken away in one step. Where voices are anonymous, nobody is named. */
export function CanvasAdditions({ past }: { past: Past }) {
  const t = useSay();
  const added = past.past?.added ?? [];
  if (added.length === 0) return null;
  return (
    <section className="ac-past-part">
      <h3>{t(words.additions)}</h3>
      <p className="ac-aside">{t(words.additionsLead)}</p>
      <ul className="ac-doings">
        {added.map((one) => (
          <Theirs key={one.id} added={one} past={past} />
        ))}
      </ul>
    </section>
  );
}

function Theirs({ added, past }: { added: Added; past: Past }) {
  const t = useSay();
  const { language } = useLanguage();
  const { members } = useLedger("members");
  const who = (added.member && members.get(added.member as MemberId)?.name) ?? t(words.somebody);
  return (
    <li>
      <span>
        <strong>{who}</strong> <span>{`${sayThings(language, added)}.`}</span>
      </span>
      <Button
        busy={past.busy}
        aria-label={t(words.takeAwayOf, { who })}
        onClick={() => past.bring({ added: added.id })}
      >
        {t(words.takeAway)}
      </Button>
    </li>
  );
}
