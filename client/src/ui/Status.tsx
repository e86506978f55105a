import { common, LANGUAGES } from "@acuerdo/shared";
import type { ReactNode, Ref } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
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

/** Where something will be; said in words for screen readers, where it does not come at once. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useSay();
  const isLate = useLate();
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
