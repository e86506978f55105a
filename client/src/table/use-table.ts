import type { AgreementId, ClusterId, PositionId } from "@acuerdo/shared";
import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import type { CanvasSelection } from "../canvas/CanvasBoard.tsx";
import { recall, remember } from "../sync/saved/device.ts";
import { recallInTab, rememberInTab } from "../sync/saved/tab.ts";

/** What the table shows: the panel and its tab, what is chosen on the canvas, what is being worded. */

export const PANEL_TABS = ["positions", "agreements", "commitments", "people", "record"] as const;
export type PanelTab = (typeof PANEL_TABS)[number];

interface TableState {
  readonly tab: PanelTab;
  readonly panelOpen: boolean;
  /** Chosen on the canvas: shown in the panel. */
  readonly selection: CanvasSelection | null;
  /** Chosen in a list: brought into view on the canvas. */
  readonly found: PositionId | null;
  /** The agreement to bring into view in the panel. */
  readonly focus: { readonly id: AgreementId } | null;
  /** Whether what waits is answered one by one, in the place of the lists. */
  readonly answering: boolean;
  /** The cluster for which an agreement is being worded. */
  readonly wording: ClusterId | null;
}

export interface Table extends TableState {
  readonly showTab: (tab: PanelTab) => void;
  readonly setPanelOpen: (open: boolean) => void;
  readonly select: (selection: CanvasSelection | null) => void;
  readonly open: (selection: CanvasSelection) => void;
  readonly find: (id: PositionId) => void;
  readonly showAgreement: (id: AgreementId) => void;
  readonly answer: (now: boolean) => void;
  readonly word: (id: ClusterId | null) => void;
}

/** Lists and canvas take turns: see `table.css`. */
const TURNS = "(max-width: 899px)";

const tabOf = (kept: PanelTab | null): PanelTab => PANEL_TABS.find((tab) => tab === kept) ?? "positions";

const first = (): TableState => ({
  tab: tabOf(recallInTab<PanelTab>("panel.tab", "string")),
  panelOpen: recall<boolean>("panel", "boolean") ?? true,
  selection: null,
  found: null,
  focus: null,
  answering: false,
  wording: null,
});

export function useTable(): Table {
  const [state, setState] = useState(first);
  const [acts] = useState(() => actsOn(setState));
  useEffect(() => {
    rememberInTab("panel.tab", state.tab);
  }, [state.tab]);
  return { ...state, ...acts };
}

/** The same functions for good: what is given them is not drawn again for their sake. */
function actsOn(setState: Dispatch<SetStateAction<TableState>>): Omit<Table, keyof TableState> {
  const change = (changed: Partial<TableState>) => setState((before) => ({ ...before, ...changed }));
  return {
    showTab: (tab) => change({ tab, panelOpen: true, answering: false }),
    setPanelOpen: (panelOpen) => {
      remember("panel", panelOpen);
      change({ panelOpen, answering: false });
    },
    // the canvas answers a find with a selection of the same card
    select: (selection) =>
      setState((before) => ({
        ...before,
        selection,
        found: selection?.positionId === before.found ? before.found : null,
      })),
    open: (selection) => change({ selection, tab: "positions", panelOpen: true, answering: false }),
    find: (found) => {
      const seen = matchMedia(TURNS).matches ? { panelOpen: false } : {};
      change({ found, selection: { positionId: found }, ...seen });
    },
    showAgreement: (id) => change({ focus: { id }, tab: "agreements", panelOpen: true, answering: false }),
    answer: (answering) => change(answering ? { answering, panelOpen: true } : { answering }),
    word: (wording) => change({ wording }),
  };
}
