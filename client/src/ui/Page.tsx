import { common, faults, sayPercent } from "@acuerdo/shared";
import { type ReactNode, useEffect, useState } from "react";
import type { Coming } from "../sync/link/greeting.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";
import "./page.css";
import { at } from "../sync/base.ts";
import { go } from "./route.ts";
import { LanguageSwitch, Skeleton } from "./Status.tsx";
import { useReload } from "./use-reload.ts";

/** The name, which leads home; `anew` by loading the page, where what is on it has failed. */
export function Brand({ anew = false }: { anew?: boolean }) {
  const t = useSay();
  return (
    <a
      href={at("/")}
      className="ac-brand"
      onClick={(event) => {
        if (anew || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go("/");
      }}
    >
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <path d="M6 22h20M9 16h14M12 10h8" />
      </svg>
      <span translate="no">{t(common.name)}</span>
    </a>
  );
}

interface PageProps {
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** What should be here has failed: the way home loads the page. */
  readonly anew?: boolean;
}

/** A page outside of a board: one column, the name and the language on top. */
export function Page({ children, wide, anew }: PageProps) {
  return (
    <div className={wide ? "ac-page ac-page-wide" : "ac-page"}>
      <header className="ac-page-head">
        <Brand anew={anew} />
        <LanguageSwitch />
      </header>
      <main className="ac-page-main">{children}</main>
    </div>
  );
}

const MB = 1_000_000;
/** A screen reader hears of each quarter, not of each piece. */
const STEP = 25;

/** Longer than a slow phone takes for anything but a large board; whoever waits longer is told so. */
const LONG_MS = 15_000;

/** What is done about it: the page from the beginning, where there is one to be had. */
function TakesLong() {
  const t = useSay();
  const { state, reload } = useReload();
  return (
    <Notice
      title={t(faults.slowTitle)}
      action={
        <div className="ac-acts">
          <Button busy={state === "asking"} onClick={() => reload()}>
            {t(faults.beginAgain)}
          </Button>
          <Button variant="quiet" onClick={() => go("/")}>
            {t(common.home)}
          </Button>
        </div>
      }
    >
      {t(state === "unanswered" ? faults.noServer : faults.slowText)}
    </Notice>
  );
}

/** Milliseconds of the page's own clock. */
const now = (): number => performance.now();

interface WaitingProps {
  /** How far it is, where that is known. */
  readonly coming?: Coming | null;
  /** When it began, by the page's own clock, where that is before this was shown. */
  readonly since?: number;
}

/** While something is on its way that fills the page. It does not wait in silence for ever. */
export function Waiting({ coming = null, since }: WaitingProps) {
  const [began] = useState(() => since ?? now());
  const [long, setLong] = useState(() => now() - began >= LONG_MS);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), began + LONG_MS - now());
    return () => clearTimeout(timer);
  }, [began]);
  const t = useSay();
  return (
    <div className="ac-page">
      <main className="ac-page-main ac-waiting">
        <Skeleton lines={4} isPage />
        <p className="ac-waiting-word" aria-hidden="true">
          {t(common.loading)}
        </p>
        {coming ? <Progress {...coming} /> : long && <TakesLong />}
      </main>
    </div>
  );
}

function Progress({ done, total }: Coming) {
  const t = useSay();
  const { language } = useLanguage();
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const words = t(common.coming, { done: format.format(done / MB), total: format.format(total / MB) });
  const percent = Math.floor((done / Math.max(1, total)) * (100 / STEP)) * STEP;
  return (
    <div className="ac-coming">
      <progress value={done} max={total} aria-label={words} />
      <p className="ac-waiting-word">{words}</p>
      <span className="ac-hidden" role="status">
        {t(common.comingStep, { percent: sayPercent(language, percent / 100) })}
      </span>
    </div>
  );
}
