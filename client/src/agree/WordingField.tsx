import { agree, LIMITS } from "@acuerdo/shared";
import { useEffect, useId } from "react";
import { useSay } from "../sync/use-session.ts";
import { AnonymityNote } from "../ui/AnonymityNote.tsx";
import { TextArea } from "../ui/Field.tsx";
import { tell } from "../ui/speech.ts";
import { countWords } from "./versions.ts";
import "../ui/parts.css";
import "./draft.css";

/** Beyond this a wording is hard to hold in mind: advice, not a limit. */
const RECOMMENDED_WORDS = 60;

interface WordingFieldProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onSend?: () => void;
  readonly rows?: number;
  readonly error?: string | null;
  /** Whoever asked to reword is about to write. */
  readonly autoFocus?: boolean;
}

export function WordingField({ value, onChange, onSend, rows = 5, autoFocus, error }: WordingFieldProps) {
  const t = useSay();
  const n = countWords(value);
  const isLong = n > RECOMMENDED_WORDS;
  const about = useId();
  // said once, as it becomes long: not at every word
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number at that moment
  useEffect(() => {
    if (isLong) tell(t(agree.counter, { n }));
  }, [isLong]);
  return (
    <div className="ac-wording-field">
      <TextArea
        label={t(agree.rewordLabel)}
        placeholder={t(agree.placeholder)}
        value={value}
        onChange={onChange}
        max={LIMITS.wording}
        error={error}
        rows={rows}
        autoFocus={autoFocus}
        aria-describedby={about}
        {...(onSend ? { onSend } : {})}
      />
      <p id={about} className={isLong ? "ac-aside ac-aside-strong" : "ac-aside"}>
        {t(agree.counter, { n })}
      </p>
      <AnonymityNote />
    </div>
  );
}
