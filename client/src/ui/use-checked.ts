import { type RefCallback, useCallback, useLayoutEffect, useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { isWrong, type Problems } from "./problems.ts";

/** A form that says what is wrong at its fields before anything is sent. */
export interface Checked<Field extends string> {
  /** Around the fields: the first wrong one in it gets the focus. */
  readonly ref: RefCallback<HTMLElement>;
  /** What is wrong at a field; nothing until somebody has tried to send it. */
  readonly errorOf: (field: Field) => string | null;
  /** Whether it may be sent now, which it may once: a second press before the screen has followed sends nothing. */
  readonly check: () => boolean;
  /** It has been sent, and the form is empty again. */
  readonly reset: () => void;
}

/** Fields say it themselves; of a group of choices, and of a notice that must be answered first, the first that can be pressed. */
const WRONG = '[aria-invalid="true"], [data-wrong] input:enabled, [data-wrong] button:enabled';

export function useChecked<Field extends string>(problems: Problems<Field>): Checked<Field> {
  const t = useSay();
  const around = useRef<HTMLElement | null>(null);
  const ref = useCallback((element: HTMLElement | null) => {
    around.current = element;
  }, []);
  /** `tries` that failed since it was sent; `turn`: every answer draws it anew. */
  const [{ tries, turn }, answer] = useState({ tries: 0, turn: 0 });
  const taken = useRef(false);
  const wrong = isWrong(problems);
  useLayoutEffect(() => {
    taken.current = false;
  });
  useLayoutEffect(() => {
    const wrong = tries > 0 ? around.current?.querySelector<HTMLElement>(WRONG) : null;
    wrong?.focus();
    const said = wrong?.closest(".ac-field, [data-wrong]")?.querySelector(".ac-field-error");
    said?.scrollIntoView({ block: "nearest" }); // beneath the field, where buttons or a keyboard may be
  }, [tries]);
  return {
    ref,
    errorOf: (field) => {
      const problem = problems[field];
      return tries > 0 && problem ? t(problem) : null;
    },
    check: () => {
      if (taken.current) return false;
      taken.current = !wrong;
      answer({ tries: wrong ? tries + 1 : 0, turn: turn + 1 });
      return !wrong;
    },
    reset: () => answer({ tries: 0, turn: turn + 1 }),
  };
}
