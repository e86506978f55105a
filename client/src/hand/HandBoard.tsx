import { hand, type Phase } from "@acuerdo/shared";
import { Handshake, ListChecks, type LucideIcon, PenLine, UserRound } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { JoinAsked } from "../arrive/JoinAsked.tsx";
import { MyPositions } from "../gather/MyPositions.tsx";
import { WritePosition } from "../gather/WritePosition.tsx";
import { fetchRules } from "../sync/ledger/fetch-rules.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { fetchLater } from "../ui/ahead.ts";
import { fetched } from "../ui/fetched.tsx";
import { Guarded } from "../ui/Guarded.tsx";
import { later } from "../ui/later.tsx";
import { Skeleton } from "../ui/Status.tsx";
import { Toasts } from "../ui/Toasts.tsx";
import { useWaits } from "../weigh/use-waits.ts";
import { HandHead } from "./HandHead.tsx";
import { isList, PLACES, type Place, type Spot, usePlace } from "./use-place.ts";
import "./hand.css";

/** Not among what a phone begins with. */
const LastDone = later(() => import("../ui/LastDone.tsx").then((module) => module.LastDone));
const Announcer = later(() => import("../ui/Announcer.tsx").then((module) => module.default));
/** For whoever mediates, and once something was taken off the canvas. */
const ClearedNotice = fetched(() => import("../facilitate/ClearedNotice.tsx").then((module) => module.ClearedNotice), {
  shape: "line",
});
const PLACE = { waiting: <Skeleton /> } as const;
const AgreementList = fetched(() => import("../agree/AgreementList.tsx").then((module) => module.default), PLACE);
const Respond = fetched(() => import("./Respond.tsx").then((module) => module.default), PLACE);
const MyCommitments = fetched(() => import("../commit/MyCommitments.tsx").then((module) => module.default), PLACE);
const HandList = fetched(() => import("./HandList.tsx").then((module) => module.default), PLACE);

fetchLater(fetchRules);

const ICONS: Readonly<Record<Place, LucideIcon>> = {
  write: PenLine,
  respond: ListChecks,
  agreements: Handshake,
  mine: UserRound,
};

/** Where a phone opens: what the workshop is busy with. */
const FIRST: Readonly<Record<Phase, Place>> = {
  gather: "write",
  weigh: "respond",
  cluster: "respond",
  agree: "agreements",
  commit: "mine",
  close: "agreements",
};

/** The phone: one task a screen, four places at thumb height, and in the menu every other list that a laptop has. */
export default function HandBoard() {
  const t = useSay();
  const { board } = useLedger("board");
  const { role } = useMe();
  const [first] = useState(() => (role === "observer" ? "respond" : FIRST[board.phase]));
  const [place, open] = usePlace(first);
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place opens at its top
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [place]);
  return (
    <div className="ac-hand">
      <Guarded shape="line">
        <HandHead place={t(hand[place])} open={open} />
      </Guarded>
      {role === "mediator" && <ClearedNotice />}
      <JoinAsked />
      <main ref={main} className="ac-hand-main">
        {!isList(place) && <h2 className="ac-hidden">{t(hand[place])}</h2>}
        <Guarded key={place}>
          <Shown place={place} open={open} />
        </Guarded>
        <LastDone />
      </main>
      <Guarded shape="line">
        <Toasts />
      </Guarded>
      <Guarded shape="line">
        <Places place={place} open={open} />
      </Guarded>
      <Announcer />
    </div>
  );
}

function Shown({ place, open }: { place: Spot; open: (place: Spot) => void }) {
  if (isList(place)) return <HandList list={place} onAgreements={() => open("agreements")} />;
  switch (place) {
    case "write":
      return (
        <div className="ac-hand-stack">
          <WritePosition />
          <MyPositions />
        </div>
      );
    case "respond":
      return <Respond />;
    case "agreements":
      return <AgreementList />;
    case "mine":
      return (
        <div className="ac-hand-stack">
          <MyCommitments />
          <MyPositions />
        </div>
      );
  }
}

/** How many things wait for me in each place. */
function useWaiting(): Readonly<Partial<Record<Place, number>>> {
  const { agreements, positions, asks } = useWaits();
  return { respond: agreements + positions, agreements, mine: asks };
}

function Places({ place, open }: { place: Spot; open: (place: Spot) => void }) {
  const t = useSay();
  const waiting = useWaiting();
  return (
    <nav className="ac-places" aria-label={t(hand.places)}>
      {PLACES.map((each) => {
        const Drawn = ICONS[each];
        const n = waiting[each] ?? 0;
        return (
          <button
            key={each}
            type="button"
            className="ac-place"
            aria-label={n > 0 ? `${t(hand[each])}, ${t(hand.waiting, { n })}` : undefined}
            aria-current={each === place ? "page" : undefined}
            onClick={() => open(each)}
          >
            <span className="ac-place-icon">
              <Drawn size={22} strokeWidth={1.5} aria-hidden="true" />
              {n > 0 && (
                <span className="ac-count" aria-hidden="true" translate="no">
                  {n > 99 ? "99+" : n}
                </span>
              )}
            </span>
            <span>{t(hand[each])}</span>
          </button>
        );
      })}
    </nav>
  );
}
