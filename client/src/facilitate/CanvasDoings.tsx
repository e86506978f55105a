import { type MemberId, sayList, sayThings, canvasHistory as words } from "@acuerdo/shared";
import type { Doing } from "../sync/canvas-history.ts";
import { useLanguage, useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import type { Past } from "./use-canvas-past.ts";

/** What people did to things of others, each to be undone. Where voices are anonymous, nobody is named. */
export function CanvasDoings({ past }: { past: Past }) {
  const t = useSay();
  const doings = past.past?.doings ?? [];
  if (doings.length === 0) return null;
  return (
    <section className="ac-past-part">
      <h3>{t(words.doings)}</h3>
      <p className="ac-aside">{t(words.doingsLead)}</p>
      <ul className="ac-doings">
        {doings.map((doing) => (
          <Done key={doing.id} doing={doing} past={past} />
        ))}
      </ul>
    </section>
  );
}

function Done({ doing, past }: { doing: Doing; past: Past }) {
  const t = useSay();
  const { language } = useLanguage();
  const { members } = useLedger("members");
  const who = (doing.member && members.get(doing.member as MemberId)?.name) ?? t(words.somebody);
  const [gone, changed] = [sayThings(language, doing.gone), sayThings(language, doing.changed)];
  const done = [
    gone && t(words.removed, { things: gone }),
    changed && t(words.altered, { things: changed }),
    doing.moved > 0 && t(words.moved, { n: doing.moved }),
  ].filter((part) => typeof part === "string" && part !== "");
  return (
    <li>
      <span>
        <strong>{who}</strong> <span>{`${sayList(language, done as string[])}.`}</span>
      </span>
      <Button busy={past.busy} aria-label={t(words.undoOf, { who })} onClick={() => past.bring({ doing: doing.id })}>
        {t(words.undo)}
      </Button>
    </li>
  );
}
