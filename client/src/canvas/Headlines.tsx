import { useEditor, useValue } from "@tldraw/tldraw";
import { memo } from "react";
import { headlineIn } from "./headline.ts";
import { isCluster } from "./membership.ts";
import { isFar } from "./near.ts";
import { runtimeOf } from "./runtime.ts";
import type { ClusterShape } from "./shape-props.ts";
import "./card.css";

/** What each cluster comes to, over its cards, where those are too small for words. To ears its hull says it. */
export function Headlines() {
  const editor = useEditor();
  const clusters = useValue(
    "headlines",
    () => (isFar(editor) ? editor.getCurrentPageShapes().filter(isCluster) : NONE),
    [editor],
  );
  return clusters.map((cluster) => <Written key={cluster.id} cluster={cluster} />);
}

const NONE: readonly ClusterShape[] = [];

/** Steps in which the size follows the zoom: not with each frame of it. */
const STEP = 1.1;

const Written = memo(function Written({ cluster }: { cluster: ClusterShape }) {
  const editor = useEditor();
  const { x, y, props, id } = cluster;
  const { faces } = runtimeOf(editor);
  const sentence = useValue("sentence", () => faces.ledger?.clusters.get(props.clusterId)?.sentence ?? "", [
    faces,
    props.clusterId,
  ]);
  const lang = useValue("language", () => faces.ledger?.board.language, [faces]);
  const chosen = useValue("chosen", () => editor.getSelectedShapeIds().includes(id), [editor, id]);
  const isWritten = useValue("editing", () => editor.getEditingShapeId() === id, [editor, id]);
  const zoom = useValue("zoom", () => STEP ** Math.floor(Math.log(editor.getZoomLevel()) / Math.log(STEP)), [editor]);
  if (!sentence || isWritten) return null;
  const { fontSize, lines } = headlineIn(sentence, props, zoom);
  const place = { width: props.w, height: props.h, transform: `translate(${x}px, ${y}px)`, fontSize };
  return (
    <div className="cv-headline" style={place} aria-hidden="true">
      <p dir="auto" lang={lang} style={{ WebkitLineClamp: chosen ? "none" : lines }}>
        {sentence}
      </p>
    </div>
  );
});
