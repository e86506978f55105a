import { common } from "@acuerdo/shared";
import { ChevronDown, EllipsisVertical } from "lucide-react";
import { useState } from "react";
import { useLedger, useSay } from "../sync/use-session.ts";
import { fetched } from "../ui/fetched.tsx";
import { Icon } from "../ui/Icon.tsx";
import { SavedSign } from "../ui/SavedSign.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { usePage } from "../ui/use-page.ts";
import type { Spot } from "./use-place.ts";

const HandMenu = fetched(() => import("./HandMenu.tsx").then((module) => module.default), {
  waiting: <MenuButton />,
  shape: "line",
});

/** Which board this is, what for, whether mine is saved, and everything that is not a task. `place`: what is open, in a word. */
export function HandHead({ place, open: show }: { place: string; open: (spot: Spot) => void }) {
  const { board } = useLedger("board");
  const [open, setOpen] = useState(false);
  const heading = usePage(`${place} · ${board.title}`);
  return (
    <header className={open ? "ac-hand-head ac-head-open" : "ac-hand-head"}>
      <div className="ac-hand-bar">
        <h1 ref={heading} className="ac-hand-title">
          <TheirWords>{board.title}</TheirWords>
        </h1>
        <SavedSign />
        <MenuEntrance open={show} />
      </div>
      <button type="button" className="ac-objective" aria-expanded={open} onClick={() => setOpen(!open)}>
        <TheirWords className="ac-objective-words">{board.objective}</TheirWords>
        <Icon icon={ChevronDown} size={18} />
      </button>
    </header>
  );
}

/** Looks as the menu's own, which takes its place. */
function MenuButton({ onPress }: { onPress?: () => void }) {
  const t = useSay();
  return (
    <button
      type="button"
      className="ac-button ac-button-quiet ac-menu-button"
      aria-haspopup="menu"
      aria-expanded={onPress === undefined}
      onPointerDown={onPress && HandMenu.ahead}
      onFocus={onPress && HandMenu.ahead}
      onClick={onPress}
    >
      <Icon icon={EllipsisVertical} />
      <span className="ac-button-words">{t(common.menu)}</span>
    </button>
  );
}

/** What it holds is more than a phone needs until somebody presses it. */
function MenuEntrance({ open }: { open: (spot: Spot) => void }) {
  const [asked, setAsked] = useState(false);
  return asked ? <HandMenu open={open} /> : <MenuButton onPress={() => setAsked(true)} />;
}
