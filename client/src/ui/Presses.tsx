import { Group, type GroupProps } from "./Chips.tsx";
import "./field.css";

interface PressesProps<T extends string> extends Omit<GroupProps<T>, "onChange"> {
  readonly onPress: (value: T) => void;
}

/**
 * One of several, each said to everybody at once. Buttons: among radios the arrow keys choose on their way, and would say all
 * that lies between.
 */
export function Presses<T extends string>({ legend, hideLegend, value, onPress, options }: PressesProps<T>) {
  return (
    <Group legend={legend} hideLegend={hideLegend}>
      <div className="ac-chips">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className="ac-chip"
            aria-pressed={option.value === value}
            onClick={() => option.value !== value && onPress(option.value)}
          >
            <span>{option.label}</span>
          </button>
        ))}
      </div>
    </Group>
  );
}
