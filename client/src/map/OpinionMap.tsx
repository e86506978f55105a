import { mapVerdicts, opinionMap } from "@acuerdo/shared";
import type { Opinions } from "../sync/ledger/analysis.ts";
import { useNames } from "../sync/ledger/use-names.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import "../ui/parts.css";
import { MapDrawing } from "./MapDrawing.tsx";
import { MapTable, MapWords } from "./MapWords.tsx";
import "./map.css";
import { type Asked, useOpinions } from "./use-opinions.ts";

function Working({ share, stop }: Pick<Asked, "share" | "stop">) {
  const t = useSay();
  return (
    <div className="ac-map-working">
      <progress value={share} max={1} aria-label={t(opinionMap.working)} />
      <span className="ac-aside">{t(opinionMap.working)}</span>
      <Button variant="quiet" onClick={stop}>
        {t(opinionMap.stop)}
      </Button>
    </div>
  );
}

function Shown({ opinions: { found, portraits } }: { opinions: Opinions }) {
  const t = useSay();
  const { anonymous } = useNames();
  if (found.verdict !== "shown") return <p>{t(mapVerdicts[found.verdict])}</p>;
  return (
    <>
      <p className="ac-aside">{t(opinionMap.about)}</p>
      {anonymous && <p className="ac-aside">{t(opinionMap.anonymous)}</p>}
      <MapDrawing found={found} />
      <MapTable found={found} />
      {portraits && <MapWords found={found} portraits={portraits} />}
    </>
  );
}

/** Who answers alike: drawn from twelve people on, and only where the groups would be found again. */
export default function OpinionMap() {
  const t = useSay();
  const { work, share, opinions, enough, stop, again } = useOpinions();
  if (!enough) return <p>{t(mapVerdicts.few)}</p>;
  return (
    <div className="ac-map-fold">
      {work === "working" && <Working share={share} stop={stop} />}
      {work === "failed" && <Notice tone="warn">{t(opinionMap.failed)}</Notice>}
      {work === "stopped" && (
        <div className="ac-acts">
          <span className="ac-aside">{t(opinionMap.stopped)}</span>
          <Button onClick={again}>{t(opinionMap.again)}</Button>
        </div>
      )}
      {opinions && <Shown opinions={opinions} />}
    </div>
  );
}
