import { crowd, facilitate, type Member, mayAsk, PHASES, phases, table as words } from "@acuerdo/shared";
import { ChevronDown, Flag, PanelRightClose, PanelRightOpen, Share2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useMovePhase } from "../facilitate/PhaseMoved.tsx";
import { PhaseStepper } from "../facilitate/PhaseStepper.tsx";
import type { Exporting } from "../record/use-export.ts";
import { useCount, useHere } from "../sync/presence/use-here.ts";
import { useLedger, useMe, useSay, useSessionPart } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Guarded } from "../ui/Guarded.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Initials } from "../ui/Initials.tsx";
import { Menu } from "../ui/Menu.tsx";
import { SavedSign } from "../ui/SavedSign.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { usePage } from "../ui/use-page.ts";
import { BoardMenu } from "./BoardMenu.tsx";
import type { TableDialog } from "./TableDialogs.tsx";
import "./topbar.css";
import type { Table } from "./use-table.ts";

interface TopBarProps {
  /** The ways past it, which come first for keys. */
  readonly children: ReactNode;
  readonly table: Table;
  readonly onDialog: (dialog: TableDialog) => void;
  readonly onExport: Exporting["start"];
}

/** Title and objective in a line each; pressed, the whole of them. */
function Topic({ children }: { children: ReactNode }) {
  const t = useSay();
  const { board } = useLedger("board");
  const [open, setOpen] = useState(false);
  const heading = usePage(board.title);
  return (
    <>
      <div className="ac-topic">
        <h1 ref={heading} className="ac-topic-title">
          <TheirWords>{board.title}</TheirWords>
        </h1>
        {children}
        <button type="button" className="ac-topic-line" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <TheirWords className="ac-topic-text">{board.objective}</TheirWords>
          <Icon icon={ChevronDown} size={16} />
          <span className="ac-hidden">{t(words.showObjective)}</span>
        </button>
      </div>
      <Dialog open={open} onClose={() => setOpen(false)} title={<TheirWords>{board.title}</TheirWords>}>
        <h3 className="ac-topic-label">{t(words.objective)}</h3>
        <TheirWords as="p" className="ac-topic-whole">
          {board.objective}
        </TheirWords>
      </Dialog>
    </>
  );
}

/** Where there is no room for the steps: the phase in a word, and for mediators the way to another. */
function PhaseMenu() {
  const t = useSay();
  const me = useMe();
  const move = useMovePhase();
  const { phase } = useLedger("board").board;
  const label = t(words.phase, { phase: t(phases[phase]) });
  if (!mayAsk("phase.move", me.role)) return <span className="ac-phase-word">{label}</span>;
  const actions = PHASES.map((each) => ({
    label: t(phases[each]),
    checked: each === phase,
    onSelect: () => move(each),
  }));
  return <Menu label={label} icon={Flag} groups={[actions]} />;
}

const MOST_INITIALS = 3;

/** Initials of those whose canvas is open, and how many people the board has. */
function WhoIsHere({ onPeople }: { onPeople: () => void }) {
  const t = useSay();
  const ledger = useLedger("members");
  const here = useHere();
  const isLive = useSessionPart(({ link }) => link === "live");
  const shown = [...here.members].flatMap((id): Member[] => {
    const member = ledger.members.get(id);
    return member ? [member] : [];
  });
  const all = useCount();
  const n = Math.max(here.count, 1);
  // Where voices are anonymous those on the board are counted later than those who are here.
  const [short, long] = n > (all ?? 0) ? [words.hereAlone, words.hereNow] : [words.hereShort, words.hereOf];
  const counted = all === null ? t(crowd.few) : `${t(long, { n, all })}.`;
  const said = isLive ? counted : t(words.hereUnknown);
  const seen = all === null || !isLive ? t(facilitate.people) : t(short, { n, all });
  return (
    <button type="button" className="ac-here" title={said} onClick={onPeople}>
      <span className="ac-here-stack">
        {shown.slice(0, MOST_INITIALS).map((member) => (
          <Initials key={member.id} name={member.name} />
        ))}
      </span>
      <span className="ac-here-count">{seen}</span>
      <span className="ac-hidden">{said}</span>
    </button>
  );
}

/** One button with two faces: another in its place would lose the focus. */
function PanelToggle({ table }: { table: Table }) {
  const t = useSay();
  const open = table.panelOpen;
  return (
    <Button
      icon={open ? PanelRightClose : PanelRightOpen}
      aria-label={`${t(words.lists)}: ${t(open ? words.closePanel : words.openPanel)}`}
      aria-controls={open ? "ac-panel" : undefined}
      aria-expanded={open}
      variant={open ? "quiet" : "secondary"}
      onClick={() => table.setPanelOpen(!open)}
    >
      {t(words.lists)}
    </Button>
  );
}

/** Objective, phase, who is here, whether it is saved, sharing and the menu: always in sight. */
export function TopBar({ table, onDialog, onExport, children }: TopBarProps) {
  const t = useSay();
  return (
    <header className="ac-topbar">
      <Guarded shape="line">
        <Topic>{children}</Topic>
        <div className="ac-topbar-steps">
          <PhaseStepper />
        </div>
        <div className="ac-topbar-phase">
          <PhaseMenu />
        </div>
        <WhoIsHere onPeople={() => table.showTab("people")} />
      </Guarded>
      <Guarded shape="line">
        <SavedSign />
      </Guarded>
      <Button icon={Share2} onClick={() => onDialog("share")}>
        {t(words.share)}
      </Button>
      <Guarded shape="line">
        <BoardMenu onDialog={onDialog} onExport={onExport} />
      </Guarded>
      <PanelToggle table={table} />
    </header>
  );
}
