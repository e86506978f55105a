import { sayList, sayThings, canvasHistory as words } from "@acuerdo/shared";
import type { Doing } from "../sync/canvas/history.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { PastList } from "./PastList.tsx";
import type { Past } from "./use-canvas-past.ts";

/** What people did to things of others, each to be undone. */
export function CanvasDoings({ past }: { past: Past }) {
  const t = useSay();
  const { language } = useLanguage();
  const tell = (doing: Doing) => {
    const [gone, changed] = [sayThings(language, doing.gone), sayThings(language, doing.changed)];
    const done = [
      gone && t(words.removed, { things: gone }),
      changed && t(words.altered, { things: changed }),
      doing.moved > 0 && t(words.moved, { n: doing.moved }),
    ].filter((part) => typeof part === "string" && part !== "");
    return sayList(language, done as string[]);
  };
  return (
    <PastList
      past={past}
      entries={past.past?.doings ?? []}
      title={words.doings}
      lead={words.doingsLead}
      press={words.undo}
      pressOf={words.undoOf}
      tell={tell}
      wanted={({ id }) => ({ doing: id })}
    />
  );
}
