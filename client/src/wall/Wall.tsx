import { type Language, type Phase, phaseHints, phases, wall } from "@acuerdo/shared";
import { LayoutDashboard, Maximize, Minimize } from "lucide-react";
import { type ComponentType, useMemo, useSyncExternalStore } from "react";
import { LanguageContext, useLedger, useSay } from "../sync/use-session.ts";
import Announcer from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { Guarded } from "../ui/Guarded.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { usePage } from "../ui/use-page.ts";
import { WallAgreement } from "./WallAgreement.tsx";
import { WallClusters } from "./WallClusters.tsx";
import { WallHands } from "./WallHands.tsx";
import { WallMinutes } from "./WallMinutes.tsx";
import { WallPositions } from "./WallPositions.tsx";
import { WayIn } from "./WayIn.tsx";
import { WhoIsHere } from "./WhoIsHere.tsx";
import "./wall.css";

/** What the room is busy with, as it looks from eight metres. */
const MOMENTS: Readonly<Record<Phase, ComponentType>> = {
  gather: WallPositions,
  weigh: WallPositions,
  cluster: WallClusters,
  agree: WallAgreement,
  commit: WallHands,
  close: WallMinutes,
};

/**
 * The screen of the room: one for all, on the wall. It follows the phase, speaks the board's language, and has nothing to press but
 * the way back and the whole screen.
 */
export default function Wall({ onLeave }: { onLeave: () => void }) {
  const { language, phase } = useLedger("board").board;
  const own = useMemo(() => ({ language, choose: (_: Language) => undefined }), [language]);
  const Moment = MOMENTS[phase];
  return (
    <LanguageContext value={own}>
      <div className="ac-wall" lang={language}>
        <Head onLeave={onLeave} />
        <main className="ac-wall-main">
          <Now phase={phase} />
          <Guarded key={phase}>
            <Moment />
          </Guarded>
        </main>
        <aside className="ac-wall-side">
          <Guarded shape="line">
            <WayIn />
            <WhoIsHere />
          </Guarded>
        </aside>
        <Announcer />
      </div>
    </LanguageContext>
  );
}

function Head({ onLeave }: { onLeave: () => void }) {
  const t = useSay();
  const { title, objective } = useLedger("board").board;
  const heading = usePage(`${t(wall.title)} · ${title}`);
  return (
    <header className="ac-wall-head">
      <h1 ref={heading} className="ac-wall-title">
        <TheirWords>{title}</TheirWords>
      </h1>
      <TheirWords as="p" className="ac-wall-objective">
        {objective}
      </TheirWords>
      <div className="ac-wall-acts">
        <FullScreen />
        <Button variant="quiet" icon={LayoutDashboard} onClick={onLeave}>
          {t(wall.toBoard)}
        </Button>
      </div>
    </header>
  );
}

function Now({ phase }: { phase: Phase }) {
  const t = useSay();
  return (
    <h2 className="ac-wall-now">
      <span className="ac-wall-phase">{t(phases[phase])}</span> <span>{t(phaseHints[phase])}</span>
    </h2>
  );
}

function subscribe(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}

/** One button with two faces; none where the browser has no such thing, as on a phone. */
function FullScreen() {
  const t = useSay();
  const isFull = useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
  if (!document.fullscreenEnabled) return null;
  const turn = () => (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  return (
    <Button variant="quiet" icon={isFull ? Minimize : Maximize} onClick={() => void turn().catch(() => undefined)}>
      {t(isFull ? wall.notFull : wall.fullScreen)}
    </Button>
  );
}
