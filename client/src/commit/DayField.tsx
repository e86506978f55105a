import { commit, isDay, LAST_DAY, sayDate } from "@acuerdo/shared";
import { CalendarDays } from "lucide-react";
import { useRef, useState } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { dayFromToday, isPast } from "../ui/due.ts";
import { TextField } from "../ui/Field.tsx";
import { dayProblem } from "./day-problem.ts";
import { readDay } from "./read-day.ts";

interface DayFieldProps {
  /** As YYYY-MM-DD, or as it was typed where no day could be read. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly error: string | null;
}

/** A day in anybody's own words; beneath it stands which day was read, so that nobody means another. */
export function DayField({ value, onChange, error }: DayFieldProps) {
  const t = useSay();
  const { language } = useLanguage();
  const [typed, setTyped] = useState(() => (value !== null && isDay(value) ? sayDate(language, value) : (value ?? "")));
  const write = (text: string) => {
    setTyped(text);
    onChange(text.trim() === "" ? null : (readDay(text, dayFromToday()) ?? text.trim()));
  };
  const isRead = value !== null && isDay(value);
  const problem = value === null ? null : dayProblem({ due: value });
  return (
    <div className="ac-commit-day">
      <TextField
        label={t(commit.day)}
        hint={t(commit.dayHint)}
        error={error}
        value={typed}
        onChange={write}
        autoComplete="off"
      />
      <div className="ac-commit-day-read">
        <p aria-live="polite">
          {isRead && <strong>{sayDate(language, value, "weekday")}</strong>}
          {isRead && isPast(value) && <span>{` · ${t(commit.pastDay)}`}</span>}
          {problem && !error && <span>{t(problem)}</span>}
        </p>
        <Calendar day={isRead ? value : ""} choose={(day) => write(sayDate(language, day))} />
      </div>
    </div>
  );
}

/** The browser's own calendar. */
function Calendar({ day, choose }: { day: string; choose: (day: string) => void }) {
  const t = useSay();
  const field = useRef<HTMLInputElement>(null);
  const open = () => {
    if (field.current?.showPicker) field.current.showPicker();
    else field.current?.focus();
  };
  return (
    <span className="ac-commit-calendar">
      <Button icon={CalendarDays} onClick={open}>
        {t(commit.calendar)}
      </Button>
      <input
        ref={field}
        type="date"
        aria-label={t(commit.calendar)}
        tabIndex={-1}
        min={dayFromToday()}
        max={LAST_DAY}
        value={day}
        onChange={(event) => event.target.value && choose(event.target.value)}
      />
    </span>
  );
}
