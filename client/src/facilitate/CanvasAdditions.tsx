import { sayThings, canvasHistory as words } from "@acuerdo/shared";
import { useLanguage } from "../sync/use-session.ts";
import { PastList } from "./PastList.tsx";
import type { Past } from "./use-canvas-past.ts";

/** What people have added, each to be taken away in one step. */
export function CanvasAdditions({ past }: { past: Past }) {
  const { language } = useLanguage();
  return (
    <PastList
      past={past}
      entries={past.past?.added ?? []}
      title={words.additions}
      lead={words.additionsLead}
      press={words.takeAway}
      pressOf={words.takeAwayOf}
      tell={(added) => sayThings(language, added)}
      wanted={({ id }) => ({ added: id })}
    />
  );
}
