import { hand, table as words } from "@acuerdo/shared";
import { type ReactNode, useEffect, useRef } from "react";
import AgreementList from "../agree/AgreementList.tsx";
import { BringSomething } from "../commit/BringSomething.tsx";
import { CommitmentList } from "../commit/CommitmentList.tsx";
import { PeoplePanel } from "../facilitate/PeoplePanel.tsx";
import { RecordPanel } from "../record/RecordPanel.tsx";
import { useSay } from "../sync/use-session.ts";
import { madeAs } from "../ui/focus-made.ts";
import { Guarded } from "../ui/Guarded.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { useWaits } from "../weigh/use-waits.ts";
import { PositionsTab } from "./PositionsTab.tsx";
import { PANEL_TABS, type PanelTab, type Table } from "./use-table.ts";
import { Answering, Waits } from "./Waits.tsx";

function contentOf(table: Table, onEditMine: () => void): ReactNode {
  switch (table.tab) {
    case "positions":
      return <PositionsTab table={table} />;
    case "agreements":
      return <AgreementList focus={table.focus} Below={BringSomething} />;
    case "commitments":
      return <CommitmentList />;
    case "people":
      return <PeoplePanel onEditMine={onEditMine} />;
    case "record":
      return <RecordPanel />;
  }
}

/** The same board as lists: everything that the canvas can do can be done here. */
function Lists({ table, onEditMine }: { table: Table; onEditMine: () => void }) {
  const t = useSay();
  const { agreements, positions, asks } = useWaits();
  const counts: Partial<Record<PanelTab, number>> = { positions, agreements, commitments: asks };
  const scroll = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each tab is read from its top
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
  }, [table.tab]);
  const tabs = PANEL_TABS.map((value) => {
    const n = counts[value] ?? 0;
    return { value, label: t(words[value]), count: n, counted: t(hand.waiting, { n }) };
  });
  return (
    <Tabs label={t(words.panel)} tabs={tabs} value={table.tab} onChange={table.showTab}>
      {/* where nothing in it can be pressed, its own keys scroll it */}
      <div ref={scroll} className="ac-side-scroll" tabIndex={table.tab === "record" ? 0 : undefined}>
        <Guarded key={table.tab}>{contentOf(table, onEditMine)}</Guarded>
      </div>
    </Tabs>
  );
}

/** Beside the canvas: what waits for me, and the lists, or what waits one by one in their place. */
export function Panel({ table, onEditMine }: { table: Table; onEditMine: () => void }) {
  const t = useSay();
  return (
    <aside id="ac-panel" className="ac-side" aria-label={t(words.lists)} {...madeAs("panel")}>
      <h2 className="ac-hidden">{t(words.lists)}</h2>
      <Guarded shape="line">
        <Waits table={table} />
      </Guarded>
      {table.answering ? <Answering table={table} /> : <Lists table={table} onEditMine={onEditMine} />}
    </aside>
  );
}
