import { type ClusterId, hand, mayWriteCanvas, type PositionId } from "@acuerdo/shared";
import { ArrowLeft } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { WordAgreement } from "../agree/WordAgreement.tsx";
import { ProfileDialog } from "../arrive/ProfileDialog.tsx";
import { Alike } from "../cluster/Alike.tsx";
import { BoardTexts } from "../cluster/BoardTexts.tsx";
import { ClusterPanel } from "../cluster/ClusterPanel.tsx";
import { Neighbours } from "../cluster/Neighbours.tsx";
import { Tray } from "../cluster/Tray.tsx";
import { PeoplePanel } from "../facilitate/PeoplePanel.tsx";
import { PositionList } from "../gather/PositionList.tsx";
import { RecordPanel } from "../record/RecordPanel.tsx";
import { useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { focusOn } from "../ui/focus.ts";
import type { List } from "./use-place.ts";
import "./hand-list.css";

interface HandListProps {
  readonly list: List;
  /** To the agreements, after one was worded or asked for. */
  readonly onAgreements: () => void;
}

/** The lists that a laptop has beside its canvas, on a phone: the same, one at a time. */
export default function HandList(props: HandListProps) {
  return (
    <>
      <Head list={props.list} />
      <Listed {...props} />
    </>
  );
}

/** What is open, which has the focus when it comes, and the way back. */
function Head({ list }: Pick<HandListProps, "list">) {
  const t = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    focusOn(heading.current);
    return () => focusOn(document.querySelector<HTMLElement>(".ac-places [aria-current]"));
  }, []);
  return (
    <header className="ac-list-head">
      <Button variant="quiet" icon={ArrowLeft} onClick={() => history.back()}>
        {t(hand.back)}
      </Button>
      <h2 ref={heading}>{t(hand[list])}</h2>
    </header>
  );
}

function Listed({ list, onAgreements }: HandListProps) {
  switch (list) {
    case "clusters":
      return <Clusters onAgreements={onAgreements} />;
    case "people":
      return <People />;
    case "record":
      return <RecordPanel />;
  }
}

/** What lies on the canvas and where, with all that can be done there: place, cluster, name, bring together, word. */
function Clusters({ onAgreements }: Pick<HandListProps, "onAgreements">) {
  const { role } = useMe();
  const [wording, setWording] = useState<ClusterId | null>(null);
  const [seed, setSeed] = useState<PositionId | null>(null);
  const [fresh, setFresh] = useState<ClusterId | null>(null);
  return (
    <div className="ac-hand-stack">
      <Tray onNew={setFresh} />
      <ClusterPanel fresh={fresh} onNew={setFresh} onWord={setWording} onAgreement={onAgreements} />
      <BoardTexts />
      <Neighbours />
      <PositionList onAlike={mayWriteCanvas(role) ? setSeed : undefined} />
      {seed && <Alike key={seed} id={seed} onClose={() => setSeed(null)} />}
      {wording && (
        <WordAgreement
          clusterId={wording}
          onClose={(made) => {
            setWording(null);
            if (made) onAgreements();
          }}
        />
      )}
    </div>
  );
}

function People() {
  const [editing, setEditing] = useState(false);
  return (
    <>
      <PeoplePanel onEditMine={() => setEditing(true)} />
      <ProfileDialog open={editing} onClose={() => setEditing(false)} />
    </>
  );
}
