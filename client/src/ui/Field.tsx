import { cleanText, cleanWords, common, lengthOf } from "@acuerdo/shared";
import {
  type AriaAttributes,
  type ChangeEvent,
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useId,
  useLayoutEffect,
  useRef,
} from "react";
import { useSay } from "../sync/use-session.ts";
import "./field.css";

interface FieldProps {
  readonly label: string;
  /** One sentence under the label. */
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
  /** Says '(optional)' beside the label. */
  readonly optional?: boolean;
  /** The label is for screen readers only. */
  readonly hideLabel?: boolean;
  /** Limit in letters: the counter appears from 40 left, and beyond it the field says that it is too long. */
  readonly max?: number;
  /** What is counted of what is typed. */
  readonly clean?: (text: string) => string;
}

interface Wired extends FieldProps {
  readonly id: string;
  readonly length: number;
  readonly children: ReactNode;
}

const COUNT_FROM = 40;

/** What other programs put between words is gone as soon as it is pasted: fields would show it as boxes, or not at all. */
const written = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>): string => cleanWords(event.target.value);

/** What will be counted when it is sent; looked at closely only where it is near its limit. */
const counted = (value: string, { max, clean = cleanText }: FieldProps): number =>
  max !== undefined && value.length > max - COUNT_FROM ? lengthOf(clean(value)) : value.length;

/** How long it is, and what is wrong: what the form says, else that it is too long. */
function useMeasured(value: string, props: FieldProps): { readonly length: number; readonly error: string | null } {
  const t = useSay();
  const length = counted(value, props);
  const isTooLong = props.max !== undefined && length > props.max;
  return { length, error: props.error || (isTooLong ? t(common.tooLong) : null) };
}

function Counter({ left, id }: { left: number; id: string }) {
  const t = useSay();
  if (left > COUNT_FROM) return <span id={id} hidden />;
  const words = left < 0 ? t(common.over, { n: -left }) : t(common.left, { n: left });
  return (
    <span id={id} className={left < 0 ? "ac-field-count ac-field-over" : "ac-field-count"}>
      {words}
    </span>
  );
}

function Frame({ id, label, hint, error, optional, hideLabel, max, length, children }: Wired) {
  const t = useSay();
  return (
    <div className="ac-field">
      <label htmlFor={id} className={hideLabel ? "ac-hidden" : "ac-field-label"}>
        <span>{label}</span> {optional && <span className="ac-field-optional">{`(${t(common.optional)})`}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ac-field-hint">
          {hint}
        </p>
      )}
      {children}
      <div className="ac-field-below">
        <span id={`${id}-error`} className="ac-field-error" aria-live="polite">
          {error}
        </span>
        {max !== undefined && <Counter id={`${id}-count`} left={max - length} />}
      </div>
    </div>
  );
}

function described(id: string, { hint, max, "aria-describedby": also }: FieldProps & AriaAttributes): string {
  return [hint && `${id}-hint`, `${id}-error`, max !== undefined && `${id}-count`, also].filter(Boolean).join(" ");
}

type Native<Props> = Omit<Props, "value" | "onChange" | "className" | "id" | "max" | "maxLength">;

export interface TextFieldProps extends FieldProps, Native<InputHTMLAttributes<HTMLInputElement>> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextField(props: TextFieldProps) {
  const { label, hint, error: _, optional, hideLabel, max, clean: __, value, onChange, ...native } = props;
  const id = useId();
  const { length, error } = useMeasured(value, props);
  const frame = { id, label, hint, error, optional, hideLabel, max, length };
  return (
    <Frame {...frame}>
      <input
        type="text"
        {...native}
        id={id}
        className="ac-field-input"
        value={value}
        onChange={(event) => onChange(written(event))}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, props)}
      />
    </Frame>
  );
}

export interface TextAreaProps extends FieldProps, Native<TextareaHTMLAttributes<HTMLTextAreaElement>> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl + Enter, or ⌘ + Enter. */
  readonly onSend?: () => void;
  /** Enter alone sends too, and Shift + Enter makes a new line: where the words beside it say so. */
  readonly enterSends?: boolean | undefined;
}

/** Grows with its text. */
function useFit(value: string) {
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    const fit = () => {
      element.style.height = "auto";
      element.style.height = `${element.scrollHeight + 2}px`;
    };
    if (element.offsetParent) return fit();
    const shown = requestAnimationFrame(fit); // in a dialog that opens after its content is there
    return () => cancelAnimationFrame(shown);
  }, [value]);
  return area;
}

/** Grows with its text, up to 40 % of the screen. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error: _, optional, hideLabel, max, clean: __, ...others } = props;
  const { value, onChange, onSend, enterSends, rows = 3, ...native } = others;
  const id = useId();
  const area = useFit(value);
  const { length, error } = useMeasured(value, props);
  const frame = { id, label, hint, error, optional, hideLabel, max, length };
  return (
    <Frame {...frame}>
      <textarea
        {...native}
        ref={area}
        id={id}
        rows={rows}
        className="ac-field-input ac-field-area"
        value={value}
        onChange={(event) => onChange(written(event))}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          const isSent = event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey);
          if (!isSent || !onSend) return;
          event.preventDefault();
          onSend();
        }}
        aria-keyshortcuts={onSend ? (enterSends ? "Enter" : "Control+Enter") : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, props)}
      />
    </Frame>
  );
}
