import { crowd, facilitate, type Member, mayAsk, PHASES, phases, table as words } from "@acuerdo/shared";
import { ChevronDown, Flag, PanelRightClose, PanelRightOpen, Share2 } from "lucide-react";
import { useState } from "react";
import { PhaseStepper } from "../facilitate/PhaseStepper.tsx";
import { useCount, useHere } from "../sync/use-here.ts";
import { useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Guarded } from "../ui/Guarded.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Initials } from "../ui/Marks.tsx";
import { Menu } from "../ui/Menu.tsx";
import { SavedSign } from "../ui/SavedSign.tsx";
import { BoardMenu } from "./BoardMenu.tsx";
import type { TableDialog } from "./TableDialogs.tsx";
import "./topbar.css";
import type { Table } from "./use-table.ts";

interface TopBarProps {
  readonly table: Table;
  readonly onDialog: (dialog: TableDialog) => void;
}

/** The objective in one line; pressed, the whole of it. */
function Objective() {
  const t = useSay();
  const { board } = useLedger("board");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="ac-topic" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span className="ac-topic-title">{board.title}</span>
        <span className="ac-topic-line">
          <span className="ac-topic-text">{board.objective}</span>
          <Icon icon={ChevronDown} size={16} />
        </span>
        <span className="ac-hidden">{t(words.showObjective)}</span>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={board.title}>
        <h3 className="ac-topic-label">{t(words.objective)}</h3>
        <p className="ac-topic-whole">{board.objective}</p>
      </Dialog>
    </>
  );
}

/** Where there is no room for the steps: the phase in a word, and for mediators the way to another. */
function PhaseMenu() {
  const t = useSay();
  const me = useMe();
  const submit = useSubmit();
  const { phase } = useLedger("board").board;
  const label = t(words.phase, { phase: t(phases[phase]) });
  if (!mayAsk("phase.move", me.role)) return <span className="ac-phase-word">{label}</span>;
  const actions = PHASES.map((each) => ({
    label: t(phases[each]),
    checked: each === phase,
    onSelect: () => void submit({ kind: "phase.move", phase: each }),
  }));
  return <Menu label={label} icon={Flag} groups={[actions]} />;
}

const MOST_INITIALS = 3;

/** Initials of those whose canvas is open, and how many people the board has. */
function WhoIsHere({ onPeople }: { onPeople: () => void }) {
  const t = useSay();
  const ledger = useLedger("members");
  const here = useHere();
  const shown = [...here.members].flatMap((id): Member[] => {
    const member = ledger.members.get(id);
    return member ? [member] : [];
  });
  const all = useCount();
  const said = all === null ? t(crowd.few) : `${t(words.hereOf, { n: Math.max(here.count, 1), all })}.`;
  const name = `${said} ${t(facilitate.people)}`;
  return (
    <button type="button" className="ac-here" aria-label={name} title={name} onClick={onPeople}>
      <span className="ac-here-stack">
        {shown.slice(0, MOST_INITIALS).map((member) => (
          <Initials key={member.id} name={member.name} />
        ))}
      </span>
      <span className="ac-here-count">{all === null ? t(facilitate.people) : t(words.joined, { n: all })}</span>
    </button>
  );
}

function PanelToggle({ table }: { table: Table }) {
  const t = useSay();
  if (table.panelOpen) {
    return (
      <IconButton
        icon={PanelRightClose}
        label={t(words.closePanel)}
        aria-controls="ac-panel"
        aria-expanded
        onClick={() => table.setPanelOpen(false)}
      />
    );
  }
  return (
    <Button
      icon={PanelRightOpen}
      aria-label={t(words.openPanel)}
      aria-expanded={false}
      onClick={() => table.setPanelOpen(true)}
    >
      {t(words.lists)}
    </Button>
  );
}

/** Objective, phase, who is here, whether it is saved, sharing and the menu: always in sight. */
export function TopBar({ table, onDialog }: TopBarProps) {
  const t = useSay();
  return (
    <header className="ac-topbar">
      <Guarded shape="line">
        <Objective />
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
        <BoardMenu onDialog={onDialog} />
      </Guarded>
      <PanelToggle table={table} />
    </header>
  );
}
