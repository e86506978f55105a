import { sayMoment, sayThings, type Things, canvasHistory as words } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import { type Difference, differenceFrom, type Moment } from "../sync/canvas/history.ts";
import { useLanguage, useSay, useSession } from "../sync/use-session.ts";
import { isFailure } from "../sync/way-in/http.ts";
import { Button } from "../ui/Button.tsx";
import { Fold } from "../ui/Fold.tsx";
import { Skeleton } from "../ui/Status.tsx";
import type { Past } from "./use-canvas-past.ts";

const isNone = ({ cards, clusters, drawings }: Things): boolean => cards + clusters + drawings === 0;

/** One moment of the canvas, with what is different now once it is opened. */
export function CanvasMoment({ moment, past }: { moment: Moment; past: Past }) {
  const t = useSay();
  const { language } = useLanguage();
  const held = sayThings(language, moment) || t(words.nothing);
  const summary = (
    <span>
      <span>{sayMoment(language, moment.at)}</span>{" "}
      <span className="ac-aside">{`${held} · ${t(words[moment.why])}`}</span>
    </span>
  );
  return (
    <li>
      <Fold summary={summary}>
        <Compared moment={moment} past={past} />
      </Fold>
    </li>
  );
}

/** Fetched anew after each time that something was brought back. */
function useDifference(at: number, brought: unknown): Difference | "failed" | null {
  const session = useSession();
  const [found, setFound] = useState<Difference | "failed" | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was brought back makes another difference
  useEffect(() => {
    let isOver = false;
    void differenceFrom(session, at).then((answer) => {
      if (!isOver) setFound(isFailure(answer) ? "failed" : answer.ok);
    });
    return () => {
      isOver = true;
    };
  }, [session, at, brought]);
  return found;
}

function Compared({ moment: { at }, past }: { moment: Moment; past: Past }) {
  const t = useSay();
  const found = useDifference(at, past.brought);
  if (found === null) return <Skeleton lines={2} />;
  if (found === "failed") return <p role="alert">{t(words.unread)}</p>;
  return (
    <div className="ac-moment">
      <Words found={found} />
      <div className="ac-acts">
        {!isNone(found.gone) && (
          <Button busy={past.busy} onClick={() => past.bring({ at, only: "missing" })} title={t(words.missingHint)}>
            {t(words.bringMissing)}
          </Button>
        )}
        {found.newcomers && (
          <Button busy={past.busy} onClick={() => past.bring({ at, only: "newcomers" })} title={t(words.newcomersHint)}>
            {t(words.takeNewcomers)}
          </Button>
        )}
        <Button busy={past.busy} onClick={() => past.bring({ at })} title={t(words.allHint)}>
          {t(words.bringAll)}
        </Button>
      </div>
    </div>
  );
}

/** What of all that came since is from people who came since. */
function Newcomers({ people, ...things }: NonNullable<Difference["newcomers"]>) {
  const t = useSay();
  const { language } = useLanguage();
  const said = sayThings(language, things);
  return (
    <li>
      {people === null
        ? t(words.newcomersUncounted, { things: said })
        : t(words.newcomers, { n: people, things: said })}
    </li>
  );
}

function Words({ found }: { found: Difference }) {
  const t = useSay();
  const { language } = useLanguage();
  const kinds = (["gone", "changed", "added"] as const).filter((kind) => !isNone(found[kind]));
  if (kinds.length === 0) return <p>{t(words.same)}</p>;
  return (
    <ul className="ac-moment-words">
      {kinds.map((kind) => (
        <li key={kind}>{t(words[kind], { things: sayThings(language, found[kind]) })}</li>
      ))}
      {found.newcomers && <Newcomers {...found.newcomers} />}
    </ul>
  );
}
