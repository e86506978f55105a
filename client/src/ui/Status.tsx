import { common, LANGUAGES } from "@acuerdo/shared";
import { type ReactNode, type Ref, useContext, useSyncExternalStore } from "react";
import { SessionContext, useLanguage, useSay } from "../sync/use-session.ts";
import "./status.css";
import { useLate } from "./use-late.ts";

/** ES | EN, each language by its own name. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const t = useSay();
  return (
    <fieldset className="ac-language">
      <legend className="ac-hidden">{t(common.language.label)}</legend>
      {LANGUAGES.map((code) => (
        <button key={code} type="button" lang={code} aria-pressed={language === code} onClick={() => choose(code)}>
          <span aria-hidden="true">{code.toUpperCase()}</span>
          <span className="ac-hidden">{common.language[code][code]}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Given where it is the whole page: the title is its heading. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children, action, heading }: EmptyProps) {
  return (
    <div className="ac-empty">
      {heading ? <h1 ref={heading}>{title}</h1> : <h3>{title}</h3>}
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** A way that takes longer is not waited for without a word. */
const LONG_MS = 8_000;

const never = () => () => undefined;

/** Whether the board has no connection. */
function useAway(): boolean {
  const session = useContext(SessionContext);
  const isAway = () => session?.state.link === "offline" || session?.state.link === "closed";
  return useSyncExternalStore(session?.subscribe ?? never, isAway);
}

interface SkeletonProps {
  readonly lines?: number;
  /** It fills a page, which says itself what is to be said. */
  readonly isPage?: boolean;
}

/**
 * Where something will be; said in words for screen readers, where it does not come at once. What cannot come, or does not
 * after a while, is said to everybody.
 */
export function Skeleton({ lines = 3, isPage = false }: SkeletonProps) {
  const t = useSay();
  const isAway = useAway();
  const isLate = useLate();
  const isLong = useLate(LONG_MS);
  if (!isPage && (isLong || (isLate && isAway)))
    return (
      <p className="ac-not-here" role="status">
        {t(common.notHere)}
      </p>
    );
  return (
    <div className="ac-skeleton" role="status">
      <span className="ac-hidden">{isLate && t(common.loading)}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same and never move
        <span key={line} />
      ))}
    </div>
  );
}
