import { clipped, cluster, lists, type PositionId, neighbourWords as words } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import { analystOf } from "../sync/ledger/worker-client.ts";
import { useLedger, useSay, useSession } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Choices } from "../ui/Choices.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Skeleton } from "../ui/Status.tsx";
import { type Checked, useChecked } from "../ui/use-checked.ts";
import { usePicked } from "../ui/use-picked.ts";
import { useBoardActs } from "./use-board-acts.ts";
import "../ui/parts.css";
import "./cluster.css";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs } from "../ui/use-theirs.ts";
import { homeOf, join } from "./joined.ts";
import { Quote, QuoteWords } from "./Quote.tsx";
import { useBoard } from "./use-clusters.ts";

const MOST = 30;

type Found = readonly PositionId[] | "looking" | "failed";

/** The others by likeness of their words, as it was when the list was opened: it must not jump under a finger. */
function useAlike(id: PositionId): Found {
  const { positions, board } = useLedger("positions", "board");
  const { waiting } = useSession().asked;
  const [found, setFound] = useState<Found>("looking");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the list is opened
  useEffect(() => {
    let gone = false;
    const notes = [...positions.values()]
      .filter(({ id: one, withdrawn }) => !withdrawn && !waiting.has(one))
      .map(({ id, text }) => ({ id, text }));
    analystOf()
      .alike(id, notes, board.language)
      .then(
        (ids) => !gone && setFound(ids.slice(0, MOST) as PositionId[]),
        () => !gone && setFound("failed"),
      );
    return () => {
      gone = true;
    };
  }, [id]);
  return found;
}

function Pick({
  id,
  seed,
  chosen,
  onToggle,
}: {
  id: PositionId;
  seed: PositionId;
  chosen: boolean;
  onToggle: () => void;
}) {
  const t = useSay();
  const mark = useTheirs();
  const position = useLedger("positions").positions.get(id);
  const { clusters } = useBoard();
  const home = homeOf(clusters, id);
  const same = home !== null && home.id === homeOf(clusters, seed)?.id;
  if (!position || position.withdrawn) return null;
  const named = home?.sentence ? mark(clipped(home.sentence, 40)) : t(cluster.unnamed);
  return (
    <li>
      <label className="ac-alike">
        <input type="checkbox" checked={chosen || same} disabled={same} onChange={onToggle} />
        <span className="ac-alike-quote">
          <QuoteWords position={position}>
            {home && (
              <span className="ac-aside">
                <Marked said={same ? t(words.inIts) : t(words.inOther, { cluster: named })} />
              </span>
            )}
          </QuoteWords>
        </span>
      </label>
    </li>
  );
}

function FoundList({ found, id, chosen, checked, onToggle }: FoundListProps) {
  const t = useSay();
  if (found === "looking") return <Skeleton lines={3} />;
  if (found === "failed") return <Notice tone="warn">{t(words.failed)}</Notice>;
  return (
    <Choices checked={checked}>
      <p className="ac-aside">
        {found.length === 0 ? t(words.alikeNone) : `${t(words.alikeHint)} ${t(words.bringHint)}`}
      </p>
      <ul className="ac-quote-cards">
        {found.map((one) => (
          <Pick key={one} id={one} seed={id} chosen={chosen.has(one)} onToggle={() => onToggle(one)} />
        ))}
      </ul>
    </Choices>
  );
}

interface FoundListProps {
  readonly found: Found;
  readonly id: PositionId;
  readonly chosen: ReadonlySet<PositionId>;
  readonly checked: Checked<"chosen">;
  readonly onToggle: (one: PositionId) => void;
}

/** From any position: the others by likeness, several chosen at once, brought into one cluster with it. */
export function Alike({ id, onClose }: { id: PositionId; onClose: () => void }) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const { clusters } = useBoard();
  const found = useAlike(id);
  const position = useLedger("positions").positions.get(id);
  const [chosen, toggle] = usePicked<PositionId>();
  const checked = useChecked({ chosen: chosen.size === 0 ? words.chooseFirst : null });
  const bring = () => {
    if (!checked.check()) return;
    // each by itself: what lies in another cluster is moved because somebody chose it
    const into = homeOf(clusters, id);
    done({ said: lists.together, undo: join(doc, into ? [into] : [], [id, ...chosen]) });
    onClose();
  };
  const footer = (
    <Button variant="primary" onClick={bring}>
      {t(words.bring, { n: chosen.size })}
    </Button>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(words.alikeTitle)}
      footer={Array.isArray(found) && found.length > 0 && footer}
    >
      {position && (
        <ul className="ac-quote-cards">
          <Quote position={position} chosen />
        </ul>
      )}
      <FoundList found={found} id={id} chosen={chosen} checked={checked} onToggle={toggle} />
    </Dialog>
  );
}
