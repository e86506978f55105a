import { useId } from "react";
import { Group, type GroupProps } from "./Chips.tsx";
import "./field.css";
import { Marked } from "./Marked.tsx";

/** One of a few, as big buttons with a sentence each. */
export function Choice<T extends string>(props: GroupProps<T> & { readonly row?: boolean }) {
  const name = useId();
  const { legend, hideLegend, value, onChange, options, row, error } = props;
  return (
    <Group legend={legend} hideLegend={hideLegend} error={error}>
      <div className={row ? "ac-choices ac-choices-row" : "ac-choices"}>
        {options.map((option) => (
          <label key={option.value} className="ac-choice">
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            <span className="ac-choice-dot" aria-hidden="true" />
            <span className="ac-choice-words">
              <span className="ac-choice-label" lang={option.lang}>
                <Marked said={option.label} />
              </span>
              {option.hint && <span className="ac-field-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Group>
  );
}
