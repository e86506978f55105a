import {
  CLUSTER_SIZE,
  type ClusterId,
  canvas,
  cleanLine,
  cluster,
  type Ledger,
  type PositionId,
  say,
  theirsIn,
  weakestOf,
} from "@acuerdo/shared";
import { BaseBoxShapeUtil, resizeBox, type TLResizeInfo, useEditor, useIsEditing, useValue } from "@tldraw/tldraw";
import { useCallback, useEffect, useRef } from "react";
import { useSay } from "../sync/use-session.ts";
import { useBegunOn, useDraftOf } from "../ui/use-draft.ts";
import { ClusterHull, type SentenceDraft } from "./ClusterHull.tsx";
import { bringAlong, pickUp } from "./membership.ts";
import { isFar } from "./near.ts";
import { runtimeOf } from "./runtime.ts";
import { type ClusterShape, clusterMigrations, clusterProps } from "./shape-props.ts";
import { localeOf } from "./telling.ts";

/** A soft region with its sentence: picked up anywhere, it takes its cards along. */

export const LEAST = { minWidth: 200, minHeight: 150 };

export class ClusterShapeUtil extends BaseBoxShapeUtil<ClusterShape> {
  static override type = "cluster" as const;
  static override props = clusterProps;
  static override migrations = clusterMigrations;

  override getDefaultProps(): ClusterShape["props"] {
    return { ...CLUSTER_SIZE, clusterId: "" as ClusterId };
  }

  override canEdit = () => true;
  override hideRotateHandle = () => true;
  override canBind = () => true;

  override getText(shape: ClusterShape): string {
    return runtimeOf(this.editor).faces.ledger?.clusters.get(shape.props.clusterId)?.sentence ?? "";
  }

  override getAriaDescriptor(shape: ClusterShape): string {
    const language = localeOf(this.editor);
    const { faces, members } = runtimeOf(this.editor);
    const sentence = faces.ledger ? theirsIn(faces.ledger.board.language)(this.getText(shape)) : "";
    const n = members.get().get(shape.props.clusterId)?.length ?? 0;
    return `${sentence || say(language, cluster.unnamed)}, ${say(language, cluster.positions, { n })}`;
  }

  override onResize(shape: ClusterShape, info: TLResizeInfo<ClusterShape>) {
    return resizeBox(shape, info, LEAST);
  }

  override onTranslateStart = (shape: ClusterShape): void => {
    pickUp(this.editor, shape);
  };

  override onTranslate = (from: ClusterShape, to: ClusterShape | undefined): void => {
    if (to) bringAlong(this.editor, from, to);
  };

  override component(shape: ClusterShape) {
    return <Hull shape={shape} />;
  }

  override indicator(shape: ClusterShape) {
    return <rect width={shape.props.w} height={shape.props.h} rx={20} />;
  }
}

function Hull({ shape }: { shape: ClusterShape }) {
  const editor = useEditor();
  const runtime = runtimeOf(editor);
  const { clusterId, w, h } = shape.props;
  const t = useSay();
  const positions = useValue("members", () => runtime.members.get().get(clusterId) ?? NONE, [runtime, clusterId]);
  const sentence = useValue("sentence", () => runtime.faces.ledger?.clusters.get(clusterId)?.sentence ?? "", [
    runtime,
    clusterId,
  ]);
  // words, so that the hull is drawn again only where they are others
  const support = useValue("support", () => supportOf(t, runtime.faces.ledger, positions), [runtime, positions, t]);
  const lang = useValue("language", () => runtime.faces.ledger?.board.language, [runtime]);
  const draft = useSentence(shape, sentence);
  const chosen = useValue("chosen", () => editor.getSelectedShapeIds().includes(shape.id), [editor, shape.id]);
  // being written, it is shown whatever its size
  const far = useValue("far", () => isFar(editor), [editor]) && draft === null;
  return <ClusterHull {...{ w, h, sentence, support, draft, lang, chosen, far }} />;
}

function supportOf(
  t: ReturnType<typeof useSay>,
  ledger: Ledger | null,
  positions: readonly PositionId[],
): string | null {
  if (positions.length === 0) return null;
  if (ledger === null) return ""; // not said yet
  const weakest = weakestOf(ledger, positions);
  const { accepting = 0, answered = 0 } = weakest ?? {};
  const least = weakest ? t(canvas.weakest, { accepting, answered }) : t(canvas.unheard);
  return `${t(cluster.positions, { n: positions.length })} · ${least}`;
}

const NONE: readonly never[] = [];

/** The sentence while it is being written; however the writing ends, it is kept, unless it was left with Escape. */
function useSentence(shape: ClusterShape, sentence: string): SentenceDraft | null {
  const editor = useEditor();
  const isEditing = useIsEditing(shape.id);
  const written = useRef<string | null>(null);
  /** The sentence that stood when the writing began; null while nobody writes. */
  const base = useRef<string | null>(null);
  const { clusterId } = shape.props;
  const [kept, keep, sent] = useDraftOf(`cluster.${clusterId}`, sentence);
  const { seen, begin, sent: seenSent } = useBegunOn(`cluster.${clusterId}`, sentence, kept !== sentence);
  const drop = useCallback(() => {
    written.current = null;
    sent();
    seenSent();
  }, [sent, seenSent]);
  useEffect(() => {
    if (isEditing) base.current ??= seen;
    if (isEditing) return;
    const began = base.current ?? seen;
    base.current = null;
    if (written.current === null) return;
    const asked = { kind: "cluster.name", clusterId, sentence: cleanLine(written.current), base: began } as const;
    written.current = null;
    // what is refused is kept with its words, but not by a session that has no ledger yet
    if (asked.sentence !== sentence && runtimeOf(editor).submit(asked, true)?.refused === "try-again") return;
    drop();
  }, [editor, isEditing, clusterId, sentence, seen, drop]);
  if (!isEditing) return null;
  const write = (text: string) => {
    written.current = text;
    keep(text);
    begin(base.current ?? seen);
  };
  const leave: SentenceDraft["leave"] = (how) => {
    if (how === "escape") drop();
    editor.setEditingShape(null);
    if (how !== "blur") editor.getContainer().focus();
  };
  return { begun: kept, write, leave };
}
