import type { Language } from "@acuerdo/shared";
import { type ReactNode, useId } from "react";
import "./field.css";
import { Icon, type LucideIcon } from "./Icon.tsx";

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Of the label, where it is not the screen's language. */
  readonly lang?: Language;
  /** One sentence below the label; for `Chips` it is the tooltip. */
  readonly hint?: string;
  readonly icon?: LucideIcon;
}

/** What both ways of choosing one are given. */
export interface GroupProps<T extends string> {
  readonly legend: ReactNode;
  readonly hideLegend?: boolean;
  /** Null: nothing is chosen yet. */
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly options: readonly Option<T>[];
  /** What is wrong with the choice. */
  readonly error?: string | null;
}

type FrameProps = Pick<GroupProps<string>, "legend" | "hideLegend" | "error"> & { readonly children: ReactNode };

/** A choice and what it is about. */
export function Group({ legend, hideLegend, error, children }: FrameProps) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined} data-wrong={error ? true : undefined}>
      <legend className={hideLegend ? "ac-hidden" : "ac-legend"}>{legend}</legend>
      {children}
      <span id={id} className="ac-field-error" aria-live="polite">
        {error}
      </span>
    </fieldset>
  );
}

/** One of several short ones. */
export function Chips<T extends string>(props: GroupProps<T>) {
  const name = useId();
  const { legend, hideLegend, value, onChange, options, error } = props;
  return (
    <Group legend={legend} hideLegend={hideLegend} error={error}>
      <div className="ac-chips">
        {options.map((option) => (
          <label key={option.value} className="ac-chip" title={option.hint}>
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            {option.icon && <Icon icon={option.icon} size={18} />}
            <span lang={option.lang}>{option.label}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}

export interface ToggleProps {
  readonly label: string;
  /** Of the label, where it is not the screen's language. */
  readonly lang?: Language | undefined;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export function Toggle({ label, lang, hint, checked, onChange, disabled }: ToggleProps) {
  return (
    <label className="ac-toggle">
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="ac-toggle-track" aria-hidden="true" />
      <span className="ac-choice-words">
        <span className="ac-choice-label" lang={lang}>
          {label}
        </span>
        {hint && <span className="ac-field-hint">{hint}</span>}
      </span>
    </label>
  );
}
