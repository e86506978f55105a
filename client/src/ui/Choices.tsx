import type { ReactNode } from "react";
import type { Checked } from "./use-checked.ts";

/** Several of which some are chosen, and above them what is wrong with that. */
export function Choices({ checked, children }: { checked: Checked<"chosen">; children: ReactNode }) {
  const error = checked.errorOf("chosen");
  return (
    <div ref={checked.ref} data-wrong={error ? true : undefined}>
      <p className="ac-field-error" aria-live="polite">
        {error}
      </p>
      {children}
    </div>
  );
}
