import { type ClusterId, canvas, mayWriteCanvas, type PositionId, table as words } from "@acuerdo/shared";
import { PencilLine } from "lucide-react";
import { useState } from "react";
import { Alike as AlikeList } from "../cluster/Alike.tsx";
import { BoardTexts } from "../cluster/BoardTexts.tsx";
import { ClusterPanel } from "../cluster/ClusterPanel.tsx";
import { Neighbours } from "../cluster/Neighbours.tsx";
import { PutInCluster } from "../cluster/PutInCluster.tsx";
import { Tray } from "../cluster/Tray.tsx";
import { useBoard } from "../cluster/use-clusters.ts";
import { PositionItem } from "../gather/PositionItem.tsx";
import { PositionList } from "../gather/PositionList.tsx";
import { WritePosition } from "../gather/WritePosition.tsx";
import { canvasOf } from "../sync/canvas/canvases.ts";
import { nextPlace } from "../sync/canvas/cards.ts";
import { useLedger, useMe, useSay, useSession } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { madeAs } from "../ui/focus-made.ts";
import { LastDone } from "../ui/LastDone.tsx";
import type { Table } from "./use-table.ts";

/** The form behind a button: the panel is for reading first. What is written here gets its card with the server's answer. */
function Write() {
  const t = useSay();
  const me = useMe();
  const { doc } = canvasOf(useSession());
  const [open, setOpen] = useState(false);
  if (me.role === "observer") return null;
  return (
    <section className="ac-side-write">
      <Button
        variant={open ? "quiet" : "primary"}
        icon={PencilLine}
        block
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(words.writeOne)}
      </Button>
      {open && <WritePosition autoFocus keys={t(canvas.composerKeys)} placeFor={() => nextPlace(doc)} />}
    </section>
  );
}

type Alike = ((id: PositionId) => void) | undefined;

interface ChosenProps {
  readonly id: PositionId;
  readonly table: Table;
  readonly onAlike: Alike;
  readonly onNew: (id: ClusterId) => void;
}

/** The card chosen on the canvas, with everything that can be done with it. */
function Chosen({ id, table, onAlike, onNew }: ChosenProps) {
  const t = useSay();
  const position = useLedger("positions").positions.get(id);
  const { clusters, tray } = useBoard();
  if (!position || position.withdrawn) return null;
  const home = clusters.find((one) => one.positionIds.includes(id))?.id ?? null;
  return (
    <section className="ac-side-chosen" aria-label={t(words.selected)}>
      <h3 {...madeAs("chosen")}>{t(words.selected)}</h3>
      <PositionItem key={id} position={position} onFind={table.find} onAlike={onAlike} />
      <PutInCluster
        positionId={id}
        home={home}
        clusters={clusters}
        onBoard={!tray.some((one) => one.id === id)}
        onNew={onNew}
      />
    </section>
  );
}

/** Positions as deep as the canvas: write, place, put into clusters, word an agreement, respond. */
export function PositionsTab({ table }: { table: Table }) {
  const t = useSay();
  const me = useMe();
  const { selection } = table;
  const [seed, setSeed] = useState<PositionId | null>(null);
  const [fresh, setFresh] = useState<ClusterId | null>(null);
  const onAlike: Alike = mayWriteCanvas(me.role) ? setSeed : undefined;
  return (
    <div className="ac-side-positions">
      <Write />
      {selection?.positionId && (
        <Chosen id={selection.positionId as PositionId} table={table} onAlike={onAlike} onNew={setFresh} />
      )}
      <Tray onNew={setFresh} />
      <ClusterPanel
        chosenCluster={selection?.clusterId ?? null}
        chosenPosition={selection?.positionId ?? null}
        fresh={fresh}
        onNew={setFresh}
        onWord={table.word}
        onAgreement={({ id }) => table.showAgreement(id)}
      />
      <BoardTexts />
      <Neighbours />
      <section className="ac-side-all">
        <h3>{t(words.all)}</h3>
        <PositionList onFind={table.find} onAlike={onAlike} />
      </section>
      <LastDone />
      {seed && <AlikeList key={seed} id={seed} onClose={() => setSeed(null)} />}
    </div>
  );
}
