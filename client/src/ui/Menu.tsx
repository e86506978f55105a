import type { Language } from "@acuerdo/shared";
import { Check } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { unlessBlocked } from "./Button.tsx";
import { Icon, type LucideIcon } from "./Icon.tsx";
import { useLayer } from "./layers.ts";
import "./overlay.css";
import { Marked } from "./Marked.tsx";

export interface MenuAction {
  readonly label: string;
  /** Of the label, where it is not the screen's language. */
  readonly lang?: Language;
  readonly icon?: LucideIcon;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Given: the entry is one of a choice, and this says whether it is the chosen one. */
  readonly checked?: boolean;
  /** It is switched on and off by itself. */
  readonly toggles?: boolean;
  readonly onSelect: () => void;
}

export interface MenuProps {
  /** The word on the button, and the menu's name. */
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly variant?: "secondary" | "quiet";
  /** Groups are parted by a line. */
  readonly groups: readonly (readonly MenuAction[])[];
  /** Open from its beginning: somebody has pressed what stood in its place. */
  readonly begun?: boolean;
}

const GAP = 6;

function place(panel: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = Math.min(anchor.left, innerWidth - width - GAP);
  const below = anchor.bottom + GAP;
  const above = anchor.top - height - GAP;
  panel.style.left = `${Math.max(GAP, left)}px`;
  panel.style.top = `${below + height <= innerHeight || above < GAP ? Math.min(below, innerHeight - height - GAP) : above}px`;
}

function Entry({ action, close }: { action: MenuAction; close: () => void }) {
  const choice = action.checked !== undefined;
  return (
    <button
      type="button"
      {...(choice
        ? { role: action.toggles ? "menuitemcheckbox" : "menuitemradio", "aria-checked": action.checked }
        : { role: "menuitem" })}
      tabIndex={-1}
      className={action.danger ? "ac-menu-entry ac-menu-danger" : "ac-menu-entry"}
      {...unlessBlocked(action.disabled, () => {
        close();
        action.onSelect();
      })}
    >
      <span className="ac-menu-icon">
        {choice ? action.checked && <Icon icon={Check} /> : action.icon && <Icon icon={action.icon} />}
      </span>
      <span className="ac-choice-words">
        <span lang={action.lang}>
          <Marked said={action.label} />
        </span>
        {action.hint && <span className="ac-field-hint">{action.hint}</span>}
      </span>
    </button>
  );
}

/** A button with a list of actions: arrows, Home, End and the first letter move in it, Escape goes back to the button. */
export function Menu({ label, icon, variant = "quiet", groups, begun = false }: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // not at once: the panel is laid out beside the button, which must be there
  useEffect(() => setOpen(begun), [begun]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`ac-button ac-button-${variant} ac-menu-button`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {icon && <Icon icon={icon} />}
        <span className="ac-button-words">{label}</span>
      </button>
      {open && button.current && (
        <Panel {...{ id, label, groups, close }} button={button.current} dismiss={() => setOpen(false)} />
      )}
    </>
  );
}

interface PanelProps {
  readonly id: string;
  readonly label: string;
  readonly groups: MenuProps["groups"];
  readonly button: HTMLElement;
  /** Closes and gives the focus back. */
  readonly close: () => void;
  /** Closes; the focus goes where the person put it. */
  readonly dismiss: () => void;
}

function Panel({ id, label, groups, button, close, dismiss }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const entries = () => [...(panel.current?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
  useLayer(close);
  useOpenPanel(panel, button);
  useDismissal(panel, button, dismiss);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Tab") return dismiss();
    event.stopPropagation();
    if (event.key === "Escape") return close();
    if (move(entries(), event.key)) event.preventDefault();
  };
  return (
    <div ref={panel} id={id} role="menu" aria-label={label} className="ac-menu" popover="manual" onKeyDown={onKeyDown}>
      {groups
        .filter((group) => group.length > 0)
        .map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of menu entries is no fieldset
          <div key={group[0]?.label} role="group" className="ac-menu-group">
            {group.map((action) => (
              <Entry key={action.label} action={action} close={close} />
            ))}
          </div>
        ))}
    </div>
  );
}

type PanelRef = RefObject<HTMLDivElement | null>;

function useOpenPanel(panel: PanelRef, button: HTMLElement): void {
  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    // top layer where the browser has it; without it the fixed panel lies above by its z-index
    if (typeof element.showPopover === "function") element.showPopover();
    place(element, button);
    element.querySelector<HTMLButtonElement>("button")?.focus();
  }, [panel, button]);
}

function useDismissal(panel: PanelRef, button: HTMLElement, dismiss: () => void): void {
  useEffect(() => {
    const outside = (event: Event) => {
      const at = event.target as Node;
      if (!panel.current?.contains(at) && !button.contains(at)) dismiss();
    };
    addEventListener("pointerdown", outside, true);
    addEventListener("resize", dismiss);
    return () => {
      removeEventListener("pointerdown", outside, true);
      removeEventListener("resize", dismiss);
    };
  });
}

/** Moves the focus among the entries as a key asks; false when the key asks for nothing. */
function move(entries: HTMLElement[], key: string): boolean {
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const starts = (entry: HTMLElement) => entry.textContent?.trim().toLowerCase().startsWith(key.toLowerCase());
  let next: HTMLElement | undefined;
  if (key === "ArrowDown") next = entries[(at + 1) % entries.length];
  else if (key === "ArrowUp") next = entries.at(at <= 0 ? -1 : at - 1);
  else if (key === "Home") next = entries[0];
  else if (key === "End") next = entries.at(-1);
  else if (key.length === 1 && key !== " ") next = [...entries.slice(at + 1), ...entries.slice(0, at + 1)].find(starts);
  next?.focus();
  return next !== undefined;
}
