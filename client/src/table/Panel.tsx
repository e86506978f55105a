import { table as words } from "@acuerdo/shared";
import { type ReactNode, useEffect, useRef } from "react";
import AgreementList from "../agree/AgreementList.tsx";
import { BringSomething } from "../commit/BringSomething.tsx";
import { CommitmentList } from "../commit/CommitmentList.tsx";
import { PeoplePanel } from "../facilitate/PeoplePanel.tsx";
import { RecordPanel } from "../record/RecordPanel.tsx";
import { useSay } from "../sync/use-session.ts";
import { Guarded } from "../ui/Guarded.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { PositionsTab } from "./PositionsTab.tsx";
import { PANEL_TABS, type Table } from "./use-table.ts";

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
export function Panel({ table, onEditMine }: { table: Table; onEditMine: () => void }) {
  const t = useSay();
  const scroll = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each tab is read from its top
  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
  }, [table.tab]);
  return (
    <aside id="ac-panel" className="ac-side" aria-label={t(words.panel)}>
      <Tabs
        label={t(words.panel)}
        tabs={PANEL_TABS.map((value) => ({ value, label: t(words[value]) }))}
        value={table.tab}
        onChange={table.showTab}
      >
        <div ref={scroll} className="ac-side-scroll">
          <Guarded key={table.tab}>{contentOf(table, onEditMine)}</Guarded>
        </div>
      </Tabs>
    </aside>
  );
}
