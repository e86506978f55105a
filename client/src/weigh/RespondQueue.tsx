import { type Role, takesPart, weigh } from "@acuerdo/shared";
import { type RefObject, useEffect, useRef } from "react";
import { useTakePart } from "../sync/ledger/use-take-part.ts";
import { useFromLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { focusOn } from "../ui/focus.ts";
import { Empty } from "../ui/Status.tsx";
import { StatementCard } from "./StatementCard.tsx";
import { useQueue } from "./use-queue.ts";
import "./weigh.css";

/** One statement a screen: read, tap, go on. */
export function RespondQueue() {
  const me = useMe();
  const isAsked = useFromLedger((ledger) => takesPart(ledger, me));
  return isAsked ? <Walk /> : <WithoutStance role={me.role} />;
}

function Walk() {
  const t = useSay();
  const queue = useQueue();
  const { current, statement } = queue;
  const walk = useNewStatement(current);
  if (queue.all === 0) return <Empty title={t(weigh.noneTitle)}>{t(weigh.noneText)}</Empty>;
  return (
    <div ref={walk} className="ac-respond">
      <Progress done={queue.answered} all={queue.all} />
      {current && statement && (
        <StatementCard
          key={current}
          statement={statement}
          onNext={queue.next}
          onSkip={queue.skip}
          onBack={queue.canGoBack ? queue.back : undefined}
        />
      )}
      {current && !statement && (
        <Empty
          key={current}
          title={t(weigh.supersededTitle)}
          action={
            <Button variant="primary" onClick={queue.next}>
              {t(weigh.next)}
            </Button>
          }
        >
          {t(weigh.superseded)}
        </Empty>
      )}
      {!current && <AtTheEnd {...queue} />}
    </div>
  );
}

/** Going on takes the keys to the words of what comes: they are read, and the answers are the next stop. */
function useNewStatement(current: string | null): RefObject<HTMLDivElement | null> {
  const walk = useRef<HTMLDivElement>(null);
  const last = useRef(current);
  useEffect(() => {
    const at = document.activeElement;
    const isHere = !at || at === document.body || walk.current?.contains(at);
    if (last.current !== current && isHere) focusOn(walk.current?.querySelector<HTMLElement>("h2, h3"));
    last.current = current;
  }, [current]);
  return walk;
}

function Progress({ done, all }: { done: number; all: number }) {
  const t = useSay();
  return (
    <div className="ac-progress">
      <progress value={done} max={all} aria-label={t(weigh.progress, { done, all })} />
      <span>{t(weigh.progress, { done, all })}</span>
    </div>
  );
}

interface EndProps {
  readonly skipped: number;
  readonly goThroughSkipped: () => void;
  readonly canGoBack: boolean;
  readonly back: () => void;
}

function AtTheEnd({ skipped, goThroughSkipped, canGoBack, back }: EndProps) {
  const t = useSay();
  const goBack = canGoBack && (
    <Button variant="quiet" onClick={back}>
      {t(weigh.back)}
    </Button>
  );
  if (skipped === 0)
    return (
      <Empty title={t(weigh.doneTitle)} action={goBack}>
        {t(weigh.doneText)}
      </Empty>
    );
  return (
    <Empty
      title={t(weigh.skippedTitle, { n: skipped })}
      action={
        <>
          <Button variant="primary" onClick={goThroughSkipped}>
            {t(weigh.goThrough)}
          </Button>
          {goBack}
        </>
      }
    >
      {t(weigh.skippedText)}
    </Empty>
  );
}

function WithoutStance({ role }: { role: Role }) {
  const t = useSay();
  const takePart = useTakePart();
  if (role === "observer") return <Empty title={t(weigh.observerTitle)}>{t(weigh.observerText)}</Empty>;
  return (
    <Empty
      title={t(weigh.mediatorTitle)}
      action={
        <Button variant="primary" onClick={() => takePart(true)}>
          {t(weigh.takePart)}
        </Button>
      }
    >
      {t(weigh.mediatorText)}
    </Empty>
  );
}
