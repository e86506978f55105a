import { type MemberId, type Sentence, canvasHistory as words } from "@acuerdo/shared";
import type { Wanted } from "../sync/canvas/history.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import type { Past } from "./use-canvas-past.ts";

/** What people did on the canvas, each with the one press that sets it right. Where voices are anonymous, nobody is named. */

interface Entry {
  readonly id: string;
  /** Null where voices are anonymous. */
  readonly member: string | null;
}

interface PastListProps<E extends Entry> {
  readonly past: Past;
  readonly entries: readonly E[];
  readonly title: Sentence;
  readonly lead: Sentence;
  readonly press: Sentence;
  /** What the press is for, with whose: `who`. */
  readonly pressOf: Sentence;
  /** What it was, as a sentence without its end. */
  readonly tell: (entry: E) => string;
  readonly wanted: (entry: E) => Wanted;
}

export function PastList<E extends Entry>({ entries, title, lead, ...rest }: PastListProps<E>) {
  const t = useSay();
  if (entries.length === 0) return null;
  return (
    <section className="ac-past-part">
      <h3>{t(title)}</h3>
      <p className="ac-aside">{t(lead)}</p>
      <ul className="ac-doings">
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} {...rest} />
        ))}
      </ul>
    </section>
  );
}

type RowProps<E extends Entry> = Omit<PastListProps<E>, "entries" | "title" | "lead"> & { readonly entry: E };

function Row<E extends Entry>({ past, entry, press, pressOf, tell, wanted }: RowProps<E>) {
  const t = useSay();
  const { members } = useLedger("members");
  const name = entry.member && members.get(entry.member as MemberId)?.name;
  const who = name ?? t(words.somebody);
  return (
    <li>
      <span>
        <strong>{name ? <TheirWords>{name}</TheirWords> : who}</strong> <span>{`${tell(entry)}.`}</span>
      </span>
      <Button busy={past.busy} aria-label={t(pressOf, { who })} onClick={() => past.bring(wanted(entry))}>
        {t(press)}
      </Button>
    </li>
  );
}
