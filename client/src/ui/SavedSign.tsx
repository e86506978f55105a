import { common, type Sentence, saved as words } from "@acuerdo/shared";
import { CircleCheck, CloudOff, HardDrive, type LucideIcon, RefreshCw, TriangleAlert, Unplug } from "lucide-react";
import { useId, useState } from "react";
import type { SavedState } from "../sync/saved/state.ts";
import { useSaved, useSay } from "../sync/use-session.ts";
import { fetched } from "./fetched.tsx";
import { Icon } from "./Icon.tsx";
import "./status.css";

const RefusedSign = fetched(() => import("./RefusedSign.tsx").then((module) => module.RefusedSign), { shape: "line" });
const RefusedDialog = fetched(() => import("./RefusedDialog.tsx").then((module) => module.RefusedDialog), {
  shape: "dialog",
});

const SIGNS: Readonly<Record<SavedState["state"], LucideIcon>> = {
  saved: CircleCheck,
  device: HardDrive,
  unsaved: RefreshCw,
  refused: TriangleAlert,
  connecting: RefreshCw,
  offline: CloudOff,
  closed: Unplug,
};

export const MEANINGS: Readonly<Record<SavedState["state"], Sentence>> = {
  ...words.meaning,
  connecting: words.connecting,
  offline: common.offline,
};
interface SignProps {
  readonly state: SavedState["state"] | "unkept";
  readonly icon: LucideIcon;
  readonly says: string;
  readonly meaning: string;
}

/** In few words; pressed, in a sentence. */
function Sign({ state, icon, says, meaning }: SignProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const words = (
    <>
      <Icon icon={icon} size={16} />
      <span className="ac-saved-words">{says}</span>
    </>
  );
  const name = `ac-saved-sign ac-saved-${state}`;
  if (state === "saved") return <span className={name}>{words}</span>;
  return (
    <>
      <button type="button" className={name} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {words}
      </button>
      <span id={id} className="ac-saved-meaning" hidden={!open}>
        {meaning}
      </span>
    </>
  );
}

/** Saved, on this device, not yet, refused: only what is known. What was refused can be looked at. */
export function SavedSign() {
  const { state, pending, refused, kept, isHeldUp } = useSaved();
  const t = useSay();
  const [open, setOpen] = useState(false);
  const n = state === "refused" ? refused.reduce((sum, { count }) => sum + count, 0) : pending;
  const isWaiting = isHeldUp && (state === "device" || state === "unsaved");
  const meaning = t(isWaiting ? words.meaning.heldUp : MEANINGS[state], { n });
  return (
    <span className="ac-saved" title={meaning}>
      {state === "refused" ? (
        <RefusedSign onOpen={() => setOpen(true)} />
      ) : (
        <Sign state={state} icon={SIGNS[state]} says={t(words[state], { n })} meaning={meaning} />
      )}
      {!kept && <Sign state="unkept" icon={TriangleAlert} says={t(words.unkept)} meaning={t(words.meaning.unkept)} />}
      {open && <RefusedDialog onClose={() => setOpen(false)} />}
    </span>
  );
}
