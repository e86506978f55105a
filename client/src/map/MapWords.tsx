import {
  type Ledger,
  mayBreakDown,
  type OpinionGroups,
  opinionMap,
  type Portraits,
  sayList,
  type Telling,
} from "@acuerdo/shared";
import { memo } from "react";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLanguage, useLedger, useSay } from "../sync/use-session.ts";
import { Fold } from "../ui/Fold.tsx";
import "../ui/parts.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";
import { letterOf } from "./places.ts";

type Statements = Pick<Ledger, "positions" | "versions">;

const textOf = (ledger: Statements, id: string): string | undefined =>
  ledger.positions.get(id as never)?.text ?? ledger.versions.get(id as never)?.text;

function Told({ telling }: { telling: Telling }) {
  const t = useSay();
  const ledger = useLedger("board", "positions", "versions");
  const text = textOf(ledger, telling.statement);
  if (!text) return null;
  const { people, rated, side } = telling;
  const sides = t(side === "agree" ? opinionMap.yes : opinionMap.no);
  return (
    <li>
      <TheirWords as="p" className="ac-map-statement">
        {text}
      </TheirWords>
      <p className="ac-aside">
        {mayBreakDown(ledger, rated) ? `${sides} · ${t(opinionMap.count, { people, rated })}` : sides}
      </p>
    </li>
  );
}

/** The same as the drawing, in a table: each group with its people. */
export const MapTable = memo(function MapTable({ found }: { found: OpinionGroups }) {
  const t = useSay();
  const { language } = useLanguage();
  const names = useNames();
  const mark = useTheirs();
  const shown = (person: string) => {
    const name = mark(names.speaker(person as never));
    return names.isMe(person as never) ? `${name} (${t(opinionMap.you)})` : name;
  };
  return (
    <Fold summary={t(opinionMap.asTable)}>
      <table className="ac-map-table">
        <thead>
          <tr>
            <th scope="col">{t(opinionMap.groupColumn)}</th>
            <th scope="col">{t(opinionMap.peopleColumn)}</th>
            <th scope="col">{t(opinionMap.whoColumn)}</th>
          </tr>
        </thead>
        <tbody>
          {found.groups.map(({ number, people }) => (
            <tr key={number}>
              <th scope="row">{letterOf(number)}</th>
              <td>{people.length}</td>
              <td>
                <Marked said={sayList(language, people.map(shown))} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
});

const MOST_SHARED = 3;
/** Mean share of each group that agrees, below which nobody would call it shared. */
const SHARED = 0.6;

/** What tells each group apart, and before it what all come closest to sharing: the map must not only divide. */
export const MapWords = memo(function MapWords(props: { found: OpinionGroups; portraits: Portraits }) {
  const { found, portraits } = props;
  const t = useSay();
  const ledger = useLedger("positions", "versions");
  const shared = [...portraits.consensus]
    .filter(([, consensus]) => consensus ** (1 / found.groups.length) >= SHARED)
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([id]) => textOf(ledger, id) ?? [])
    .slice(0, MOST_SHARED);
  return (
    <>
      {shared.length > 0 && (
        <section className="ac-map-words">
          <h4>{t(opinionMap.shared)}</h4>
          <ul>
            {shared.map((text) => (
              <TheirWords as="li" key={text} className="ac-map-statement">
                {text}
              </TheirWords>
            ))}
          </ul>
        </section>
      )}
      {found.groups.map(({ number }, g) => {
        const telling = portraits.telling[g] ?? [];
        return (
          <section key={number} className="ac-map-words">
            <h4>{t(opinionMap.telling, { letter: letterOf(number) })}</h4>
            {telling.length === 0 && <p className="ac-aside">{t(opinionMap.tellingNone)}</p>}
            <ul>
              {telling.map((one) => (
                <Told key={one.statement} telling={one} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
});
