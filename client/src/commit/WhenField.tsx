import { commit, sayDate } from "@acuerdo/shared";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Chips } from "../ui/Chips.tsx";
import { withinAWeek } from "../ui/due.ts";
import { DayField } from "./DayField.tsx";
import type { Due } from "./day-problem.ts";
import "../ui/parts.css";

type When = "week" | "before-next" | "pick";

interface WhenFieldProps {
  readonly value: Due;
  readonly onChange: (due: Due) => void;
  /** What is wrong with the day, once it has been tried. */
  readonly error: string | null;
}

/** By when: a near day, a day of one's own, or before the group meets again, which has no date yet. */
export function WhenField({ value: { due, picks }, onChange, error }: WhenFieldProps) {
  const t = useSay();
  const { language } = useLanguage();
  const soon = withinAWeek();
  const when: When = picks || (due !== null && due !== soon) ? "pick" : due === null ? "before-next" : "week";
  const choose = (to: When) => onChange({ due: to === "week" ? soon : null, picks: to === "pick" });
  return (
    <div className="ac-commit-when">
      <Chips
        legend={t(commit.when)}
        value={when}
        onChange={choose}
        options={[
          { value: "week", label: t(commit.withinAWeek) },
          { value: "before-next", label: t(commit.beforeNext) },
          { value: "pick", label: t(commit.pick) },
        ]}
      />
      {when === "week" && <p className="ac-aside">{t(commit.due, { date: sayDate(language, soon) })}</p>}
      {when === "pick" && (
        <DayField value={due} onChange={(day) => onChange({ due: day, picks: true })} error={error} />
      )}
    </div>
  );
}
