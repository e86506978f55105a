import { commit, isDay, sayDate } from "@acuerdo/shared";
import { useState } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Chips } from "../ui/Chips.tsx";
import { dayFromToday, isPast, withinAWeek } from "../ui/due.ts";
import { TextField } from "../ui/Field.tsx";
import "../ui/parts.css";

type When = "week" | "before-next" | "pick";

/** By when: a near day, a day of one's own, or before the group meets again, which has no date yet. */
export function WhenField({ value, onChange }: { value: string | null; onChange: (day: string | null) => void }) {
  const t = useSay();
  const { language } = useLanguage();
  const soon = withinAWeek();
  const [when, setWhen] = useState<When>(value === null ? "before-next" : value === soon ? "week" : "pick");
  const choose = (to: When) => {
    setWhen(to);
    onChange(to === "week" ? soon : null);
  };
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
        <TextField
          type="date"
          label={t(commit.day)}
          min={dayFromToday()}
          error={value !== null && !isDay(value) ? t(commit.noDay) : null}
          hint={value !== null && isDay(value) && isPast(value) && t(commit.pastDay)}
          value={value ?? ""}
          onChange={(day) => onChange(day === "" ? null : day)}
        />
      )}
    </div>
  );
}
