import { ways } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import { focusOn } from "../ui/focus.ts";
import { focusMade } from "../ui/focus-made.ts";
import { SkipLink } from "../ui/SkipLink.tsx";
import type { Table } from "./use-table.ts";

const find = (selector: string): HTMLElement | null => document.querySelector(selector);

/** Past the bar, to each part of the table; what is closed is opened. */
export function SkipLinks({ table }: { table: Table }) {
  const t = useSay();
  const toLists = () => {
    table.setPanelOpen(true);
    focusMade("panel");
  };
  const toBoard = () => focusOn(find(".tl-container") ?? find("#ac-board"));
  return (
    <>
      <SkipLink href="#ac-panel" words={t(ways.toLists)} go={toLists} />
      <SkipLink href="#ac-board" words={t(ways.toBoard)} go={toBoard} />
      <SkipLink href="#ac-floor" words={t(ways.toFloor)} go={() => focusOn(find("#ac-floor"))} />
    </>
  );
}
