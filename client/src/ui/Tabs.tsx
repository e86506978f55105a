import { type KeyboardEvent, type ReactNode, useId } from "react";
import "./overlay.css";

export interface Tab<T extends string> {
  readonly value: T;
  readonly label: string;
  /** A count beside the word; zero is not shown. */
  readonly count?: number;
  /** The count as it is said: '2 waiting for you'. */
  readonly counted?: string;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** The chosen tab's content. */
  readonly children: ReactNode;
}

/** More is a heap, however large. */
const MOST = 99;

/** The tab that a key leads to from this one; undefined for every other key. */
function tabBy<T extends string>(key: string, tabs: readonly Tab<T>[], value: T): Tab<T> | undefined {
  const at = tabs.findIndex((tab) => tab.value === value);
  const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
  const to = steps[key];
  return to === undefined ? undefined : tabs.at(to % tabs.length);
}

export function Tabs<T extends string>({ label, tabs, value, onChange, children }: TabsProps<T>) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = tabBy(event.key, tabs, value);
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[tabs.indexOf(next)]?.focus();
  };
  return (
    <div className="ac-tabs">
      <div role="tablist" aria-label={label} className="ac-tablist" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-label={tab.count && tab.counted ? `${tab.label}, ${tab.counted}` : undefined}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            className="ac-tab"
            onClick={() => onChange(tab.value)}
          >
            <span>{tab.label}</span>
            {tab.count ? (
              <span className="ac-count" translate="no" aria-hidden={tab.counted ? true : undefined}>
                {tab.count > MOST ? `${MOST}+` : tab.count}
              </span>
            ) : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className="ac-tabpanel">
        {children}
      </div>
    </div>
  );
}
