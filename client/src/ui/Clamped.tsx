import { type Language, reading } from "@acuerdo/shared";
import { useId, useLayoutEffect, useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import "./parts.css";

interface ClampedProps {
  /** What somebody wrote. */
  readonly words: string;
  /** How many lines of it are shown at first. */
  readonly lines: number;
  /** What they are written in, where that is known. */
  readonly lang?: Language;
}

/** Long words in a few lines, with a button for the rest where there is a rest. */
export function Clamped({ words, lines, lang }: ClampedProps) {
  const t = useSay();
  const id = useId();
  const text = useRef<HTMLParagraphElement>(null);
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  // the screen's width, the letters' size and their spacing all decide whether there is a rest
  useLayoutEffect(() => {
    const shown = text.current;
    if (!shown || open) return;
    const look = () => setCut(shown.scrollHeight > shown.clientHeight + 1);
    const watch = new ResizeObserver(look);
    watch.observe(shown);
    look();
    return () => watch.disconnect();
  }, [open]);
  return (
    <div className="ac-clamped">
      <p ref={text} id={id} lang={lang} className="ac-clamped-words" style={{ WebkitLineClamp: open ? "none" : lines }}>
        {words}
      </p>
      {cut && (
        <button
          type="button"
          className="ac-clamped-more"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t(open ? reading.less : reading.whole)}
        </button>
      )}
    </div>
  );
}
