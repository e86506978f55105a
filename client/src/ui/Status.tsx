import { common, LANGUAGES } from "@acuerdo/shared";
import { CircleCheck, CloudOff, type LucideIcon, RefreshCw, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import type { SavedState } from "../sync/session.ts";
import { useLanguage, useSaved, useSay } from "../sync/use-session.ts";
import { Icon } from "./Icon.tsx";
import "./status.css";

const SIGNS: Readonly<Record<SavedState["state"], LucideIcon>> = {
  saved: CircleCheck,
  saving: RefreshCw,
  offline: CloudOff,
  closed: Unplug,
};

function wordOf({ state, pending }: SavedState) {
  if (state === "offline") return pending > 0 ? common.saved.offlinePending : common.saved.offline;
  return state === "saving" && pending === 0 ? common.saved.connecting : common.saved[state];
}

function meaningOf({ state, pending }: SavedState) {
  if (pending > 0 || state === "saved" || state === "closed") return common.saved.meaning[state];
  return state === "offline" ? common.offline : common.saved.connecting;
}

/** Saved, saving, offline: only what the server has said. */
export function SavedSign() {
  const saved = useSaved();
  const t = useSay();
  const n = saved.pending;
  const meaning = t(meaningOf(saved), { n });
  return (
    <span className={`ac-saved ac-saved-${saved.state}`} title={meaning}>
      <Icon icon={SIGNS[saved.state]} size={16} />
      {t(wordOf(saved), { n })}
      {/* told once it matters: a screen reader must not hear every save */}
      <span className="ac-hidden" role="status">
        {saved.state === "offline" || saved.state === "closed" ? meaning : ""}
      </span>
    </span>
  );
}

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
