import { type ClusterId, mayWriteCanvas, type PositionId } from "@acuerdo/shared";
import { useState } from "react";
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
import { useMe } from "../sync/use-session.ts";
import type { List } from "./use-place.ts";

interface HandListProps {
  readonly list: List;
  /** To the agreements, after one was worded or asked for. */
  readonly onAgreements: () => void;
}

/** The lists that a laptop has beside its canvas, on a phone: the same, one at a time. */
export default function HandList({ list, onAgreements }: HandListProps) {
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
