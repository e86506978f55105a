import { kinds, newestFirst, POSITION_KINDS, type Position, type PositionKind, positionList } from "@acuerdo/shared";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Chips } from "../ui/Chips.tsx";
import { TextField } from "../ui/Field.tsx";
import { focusOn } from "../ui/focus.ts";
import { KIND_ICONS } from "../ui/Marks.tsx";
import { plain } from "../ui/plain.ts";
import { Empty } from "../ui/Status.tsx";
import { tell } from "../ui/speech.ts";
import { PositionItem, type PositionItemProps } from "./PositionItem.tsx";
import "../ui/parts.css";
import "./gather.css";

type Filter = PositionKind | "all" | "mine";
/** Enough to fill any screen; more comes on asking. A board may hold thousands. */
const AT_ONCE = 60;

/** After one's own filter or search; not whenever somebody writes. */
function useTellCount(count: string, wanted: string): void {
  const last = useRef(wanted);
  useEffect(() => {
    if (last.current !== wanted) tell(count);
    last.current = wanted;
  }, [count, wanted]);
}

/** Every position on the table, newest first. */
export function PositionList({ onFind, onAlike }: Pick<PositionItemProps, "onFind" | "onAlike">) {
  const t = useSay();
  const { positions } = useLedger("positions");
  const { speaker, isMe } = useNames();
  const [filter, setFilter] = useState<Filter>("all");
  const [typed, setTyped] = useState("");
  const [limit, setLimit] = useState(AT_ONCE);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // the first of those that were asked for
    if (limit > AT_ONCE) focusOn(list.current?.children[limit - AT_ONCE] as HTMLElement | undefined);
  }, [limit]);
  const wanted = plain(useDeferredValue(typed).trim());
  const standing = [...positions.values()].filter(({ withdrawn }) => !withdrawn);
  const matches = (position: Position) =>
    (filter === "all" || (filter === "mine" ? isMe(position.by) : position.kind === filter)) &&
    (wanted === "" || plain(`${position.text} ${speaker(position.by, position.said)}`).includes(wanted));
  const found = standing.filter(matches).toSorted(newestFirst);
  useTellCount(t(positionList.found, { n: found.length }), `${filter} ${wanted}`);
  if (standing.length === 0) return <Empty title={t(positionList.none)}>{t(positionList.noneText)}</Empty>;
  return (
    <div className="ac-positions">
      <Filters {...{ filter, setFilter, typed, setTyped }} present={new Set(standing.map(({ kind }) => kind))} />
      <p className="ac-field-hint">{t(positionList.found, { n: found.length })}</p>
      {found.length === 0 && <Empty title={t(positionList.notFound)}>{t(positionList.notFoundText)}</Empty>}
      <ul ref={list} className="ac-list">
        {found.slice(0, limit).map((position) => (
          <li key={position.id} className="ac-one-of-many">
            <PositionItem position={position} onFind={onFind} onAlike={onAlike} />
          </li>
        ))}
      </ul>
      {found.length > limit && (
        <button type="button" className="ac-button ac-button-secondary" onClick={() => setLimit(limit + AT_ONCE)}>
          {t(positionList.more, { n: found.length - limit })}
        </button>
      )}
    </div>
  );
}

interface FiltersProps {
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
  readonly present: ReadonlySet<PositionKind>;
}

function Filters({ filter, setFilter, typed, setTyped, present }: FiltersProps) {
  const t = useSay();
  const { role } = useMe();
  const options = [
    { value: "all" as const, label: t(positionList.all) },
    ...(role === "observer" ? [] : [{ value: "mine" as const, label: t(positionList.onlyMine) }]),
    ...POSITION_KINDS.filter((kind) => present.has(kind) || kind === filter).map((kind) => ({
      value: kind,
      label: t(kinds[kind]),
      icon: KIND_ICONS[kind],
    })),
  ];
  return (
    <>
      <TextField
        type="search"
        label={t(positionList.search)}
        hideLabel
        placeholder={t(positionList.search)}
        value={typed}
        onChange={setTyped}
      />
      <Chips<Filter> legend={t(positionList.filter)} hideLegend value={filter} onChange={setFilter} options={options} />
    </>
  );
}
