import { common, LANGUAGES } from "@acuerdo/shared";
import type { ReactNode } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
import "./status.css";

/** ES | EN, each language by its own name. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const t = useSay();
  return (
    <fieldset className="ac-language">
      <legend className="ac-hidden">{t(common.language.label)}</legend>
      {LANGUAGES.map((code) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={language === code}
          aria-label={common.language[code][code]}
          onClick={() => choose(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </fieldset>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="ac-empty">
      <strong>{title}</strong>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Where something will be; said in words for screen readers. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const t = useSay();
  return (
    <div className="ac-skeleton" role="status">
      <span className="ac-hidden">{t(common.loading)}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same and never move
        <span key={line} />
      ))}
    </div>
  );
}
