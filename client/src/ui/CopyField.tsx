import { common } from "@acuerdo/shared";
import { Check, Copy } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { Button } from "./Button.tsx";
import { tell } from "./speech.ts";
import "./field.css";
import "./status.css";

/** Plain http has no clipboard: there the text is selected and copied the old way. */
async function copy(input: HTMLInputElement): Promise<boolean> {
  if (navigator.clipboard) {
    const done = await navigator.clipboard.writeText(input.value).then(
      () => true,
      () => false, // refused by the browser: the old way is left
    );
    if (done) return true;
  }
  input.select();
  return document.execCommand("copy");
}

/** Where a link leads is at its beginning; browsers show the end of what is selected. */
function selectFromStart(input: HTMLInputElement): void {
  input.setSelectionRange(0, input.value.length, "backward");
  input.scrollLeft = 0;
}

/** A link or a code with its button. */
export function CopyField({ label, hint, value }: { label: string; hint?: string; value: string }) {
  const t = useSay();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  const press = async () => {
    if (!input.current) return;
    const done = await copy(input.current);
    setCopied(done);
    if (done) tell(t(common.copied));
  };
  return (
    <div className="ac-copy">
      <label htmlFor={id} className="ac-field-label">
        {label}
      </label>
      {hint && <p className="ac-field-hint">{hint}</p>}
      <div className="ac-copy-row">
        <input
          ref={input}
          id={id}
          className="ac-field-input"
          readOnly
          value={value}
          onFocus={(e) => selectFromStart(e.target)}
        />
        <Button
          icon={copied ? Check : Copy}
          onClick={() => void press()}
          aria-label={`${t(copied ? common.copied : common.copy)}: ${label}`}
        >
          {t(copied ? common.copied : common.copy)}
        </Button>
      </div>
      <span className="ac-field-hint" role="status">
        {copied === false && t(common.copyByHand)}
      </span>
    </div>
  );
}
