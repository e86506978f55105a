import {
  type AgreementId,
  floor,
  footings,
  modeOf,
  type Plank,
  planks,
  sayDate,
  sayFloor,
  sayThresholds,
} from "@acuerdo/shared";
import { ChevronDown, ChevronUp, Printer } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { useFloor } from "../sync/ledger/use-floor.ts";
import { serverNow } from "../sync/link/server-time.ts";
import { useLanguage, useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { focusOn } from "../ui/focus.ts";
import { FloorPlank } from "./FloorPlank.tsx";
import { FloorWords } from "./FloorWords.tsx";
import { Nearest } from "./Nearest.tsx";
import { PlankLine } from "./PlankLine.tsx";
import { FOOTINGS } from "./people.ts";
import "../ui/parts.css";
import "./agree.css";
import "./floor.css";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

function Legend() {
  const t = useSay();
  const { language } = useLanguage();
  const ledger = useLedger("board", "members");
  return (
    <details className="ac-fold ac-floor-legend">
      <summary>{t(floor.legend)}</summary>
      <ul>
        {(Object.keys(planks) as Plank[]).map((plank) => (
          <li key={plank}>
            <span className="ac-standing-plank">
              <PlankLine plank={plank} />
            </span>
            <span>{t(planks[plank])}</span>
          </li>
        ))}
        <li>{t(floor.dots)}</li>
        {FOOTINGS.map((footing) => (
          <li key={footing}>
            <span className="ac-standing-plank">
              <span className={`ac-dot ac-dot-${footing}`} />
            </span>
            <span>{t(footings[footing])}</span>
          </li>
        ))}
        <li>{t(floor.handsBelow)}</li>
        <li>{sayThresholds(language, ledger.board.thresholds, modeOf(ledger))}</li>
      </ul>
    </details>
  );
}

/** The whole floor with its sentences: read from the back of a room, or printed. */
function OpenFloor({ onGo }: { onGo: (id: AgreementId) => void }) {
  const t = useSay();
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => focusOn(whole.current), []);
  const { language } = useLanguage();
  const { title } = useLedger("board").board;
  return (
    <div ref={whole} className="ac-floor-open">
      <p className="ac-floor-paper">
        <WithTheirWords
          sentence={floor.paper}
          name="title"
          words={title}
          params={{ date: sayDate(language, serverNow()) }}
        />
      </p>
      <div className="ac-floor-open-head">
        <FloorWords />
        <Button variant="quiet" icon={Printer} onClick={() => print()}>
          {t(floor.print)}
        </Button>
      </div>
      <ol className="ac-floor-full">
        {useFloor().map((laid) => (
          <FloorPlank key={laid.agreement.id} laid={laid} full onGo={onGo} />
        ))}
      </ol>
      <Nearest onGo={onGo} />
      <Legend />
    </div>
  );
}

function Planks({ onGo }: { onGo: (id: AgreementId) => void }) {
  const t = useSay();
  const { language } = useLanguage();
  const laid = useFloor();
  if (laid.length === 0) return <p className="ac-aside">{t(floor.empty)}</p>;
  return (
    <ol className="ac-floor-planks" aria-label={sayFloor(language, laid)}>
      {laid.map((one) => (
        <FloorPlank key={one.agreement.id} laid={one} onGo={onGo} />
      ))}
    </ol>
  );
}

/** The floor at the foot of the table: planks side by side, opening upwards to the whole of it. */
export function FloorStrip({ onGo }: { onGo: (id: AgreementId) => void }) {
  const t = useSay();
  const some = useFloor().length > 0;
  const [open, setOpen] = useState(false);
  const shown = open && some;
  const go = useCallback(
    (id: AgreementId) => {
      setOpen(false);
      onGo(id);
    },
    [onGo],
  );
  const title = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !shown) return;
    setOpen(false);
    focusOn(title.current?.querySelector("button"));
  };
  return (
    <section id="ac-floor" className="ac-floor" aria-label={t(floor.title)} tabIndex={-1} onKeyDown={onKeyDown}>
      <div className={shown ? "ac-floor-strip ac-floor-strip-bare" : "ac-floor-strip"}>
        <div ref={title} className="ac-floor-title">
          <h2>{t(floor.title)}</h2>
          {some && (
            <Button
              variant="quiet"
              icon={shown ? ChevronDown : ChevronUp}
              aria-expanded={shown}
              onClick={() => setOpen(!open)}
            >
              {t(shown ? floor.close : floor.open)}
            </Button>
          )}
        </div>
        {!shown && <Planks onGo={go} />}
      </div>
      {shown && <OpenFloor onGo={go} />}
    </section>
  );
}
