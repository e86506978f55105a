import { arrive, refusals, sayThings, canvasHistory as words } from "@acuerdo/shared";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Skeleton } from "../ui/Status.tsx";
import { CanvasAdditions } from "./CanvasAdditions.tsx";
import { CanvasDoings } from "./CanvasDoings.tsx";
import { CanvasMoment } from "./CanvasMoment.tsx";
import "./canvas-history.css";
import { type Past, useCanvasPast } from "./use-canvas-past.ts";

/** The canvas of earlier, newest first: what is different now, and the way back. For whoever holds the wheel. */
export function CanvasHistory({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const past = useCanvasPast();
  return (
    <Dialog open onClose={onClose} title={t(words.title)}>
      <div className="ac-past">
        <p>{t(words.lead)}</p>
        <Said past={past} />
        {past.failed && <p role="alert">{t(words.failed)}</p>}
        {!past.past && !past.failed && <Skeleton />}
        <CanvasDoings past={past} />
        <CanvasAdditions past={past} />
        <Moments past={past} />
      </div>
    </Dialog>
  );
}

/** What became of the last thing that was asked. */
function Said({ past: { brought, refusal, busy, takesAway, bring } }: { past: Past }) {
  const t = useSay();
  const { language } = useLanguage();
  if (busy) return <p role="status">{t(takesAway ? words.taking : words.bringing)}</p>;
  if (refusal)
    return <Notice tone="bad">{t(refusal === "offline" ? arrive.refused.notSent : refusals[refusal])}</Notice>;
  if (!brought) return null;
  const things = sayThings(language, brought.counted);
  const undo = <Button onClick={() => bring({ at: brought.before })}>{t(words.undoBringing)}</Button>;
  return (
    <Notice tone="good" action={undo}>
      {things ? t(takesAway ? words.taken : words.brought, { things }) : t(words.broughtPlaces)}
    </Notice>
  );
}

function Moments({ past }: { past: Past }) {
  const t = useSay();
  const { language } = useLanguage();
  if (!past.past) return null;
  const { now, moments } = past.past;
  return (
    <section className="ac-past-part">
      <p>{t(words.now, { things: sayThings(language, now) || t(words.nothing) })}</p>
      {moments.length === 0 && <p className="ac-aside">{t(words.none)}</p>}
      <ol className="ac-moments">
        {moments.toReversed().map((moment) => (
          <CanvasMoment key={moment.at} moment={moment} past={past} />
        ))}
      </ol>
    </section>
  );
}
