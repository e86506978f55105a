import { type EventData, type Language, type RecordEntry, record, sayDay, sayEvent, theirsIn } from "@acuerdo/shared";
import { memo } from "react";
import { useFromLedger, useLanguage, useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Marked } from "../ui/Marked.tsx";
import "./record.css";
import { type Older, useOlder } from "./use-older.ts";
import { WithholdLine } from "./WithholdLine.tsx";
import "../ui/parts.css";

type Formats = Readonly<Record<Language, Intl.DateTimeFormat>>;

function formats(more: Intl.DateTimeFormatOptions): Formats {
  const timeIn = (locale: string) =>
    new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...more });
  return { en: timeIn("en-GB"), es: timeIn("es-ES") };
}

/** Made once: a format costs more than all that is written with it. */
const TIMES = formats({});
const TIMES_WITH_ZONE = formats({ timeZoneName: "short" });

const NEAR_MS = 3 * 3_600_000;
const zoneAt = (at: number): number => new Date(at).getTimezoneOffset();

/** In the night in which the clocks change some hours come twice: there the zone is said. */
function sayTime(language: Language, at: number): string {
  const changes = zoneAt(at - NEAR_MS) !== zoneAt(at + NEAR_MS);
  return (changes ? TIMES_WITH_ZONE : TIMES)[language].format(at);
}

/** Runs of events of the same day, in the order given. */
function byDay(
  entries: readonly RecordEntry[],
  sayOf: (at: number) => string,
): { day: string; entries: RecordEntry[] }[] {
  const days: { day: string; entries: RecordEntry[] }[] = [];
  for (const entry of entries) {
    const day = sayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

const Entry = memo(function Entry({ entry }: { entry: RecordEntry }) {
  const { language } = useLanguage();
  const said = useFromLedger((ledger) => sayEvent(language, ledger, entry, theirsIn(ledger.board.language)));
  // Where voices are anonymous, what was said has a day and no hour: also what a board of before kept to the millisecond.
  const isTimed = useLedger("board").board.voices === "named";
  return (
    <li className="ac-event">
      {isTimed && (
        <time className="ac-event-time" dateTime={new Date(entry.at).toISOString()}>
          {sayTime(language, entry.at)}
        </time>
      )}
      <span className="ac-event-said">
        <Marked said={said} />
      </span>
      <WithholdLine entry={entry} said={said} />
    </li>
  );
});

function Foot({ older }: { older: Older }) {
  const t = useSay();
  if (!older.more) return <p className="ac-aside">{t(record.beginning)}</p>;
  return (
    <div className="ac-record-foot">
      {older.state === "failed" && <p role="alert">{t(record.failed)}</p>}
      <Button busy={older.state === "loading"} onClick={() => void older.load()}>
        {t(older.state === "loading" ? record.loading : record.older)}
      </Button>
    </div>
  );
}

/** Words that are added to an answer come as answers of their own: the last says all. Longer than somebody writes on at them. */
const SAME_ANSWER_MS = 15 * 60_000;

/** Newest first, without answers that their author went on writing at. */
function withoutBegun(entries: readonly RecordEntry[]): RecordEntry[] {
  const later = new Map<string, RecordEntry>();
  return entries.filter((entry) => {
    if (entry.kind !== "stance.taken") return true;
    const { statementId, grade } = entry.data as EventData["stance.taken"];
    const answer = `${entry.actor} ${statementId}`;
    const after = later.get(answer);
    later.set(answer, entry);
    const isSame = after && (after.data as EventData["stance.taken"]).grade === grade;
    return !(isSame && after.at - entry.at < SAME_ANSWER_MS);
  });
}

/** What happened on the board, newest first, in words. */
export function RecordPanel() {
  const t = useSay();
  const { language } = useLanguage();
  const older = useOlder();
  const { board } = useLedger("board");
  return (
    <div className="ac-record">
      <p className="ac-aside">{t(record.hint)}</p>
      {byDay(withoutBegun(older.entries), (at) => sayDay(language, board, at)).map(({ day, entries }) => (
        <section key={day}>
          <h3 className="ac-record-day">{day}</h3>
          <ol className="ac-events">
            {entries.map((entry) => (
              <Entry key={entry.seq} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
      <Foot older={older} />
    </div>
  );
}
