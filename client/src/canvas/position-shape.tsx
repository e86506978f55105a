import { CARD_SIZE, type PositionId, theirsIn } from "@acuerdo/shared";
import {
  BaseBoxShapeUtil,
  type Editor,
  type Geometry2d,
  Rectangle2d,
  type TLShapeId,
  type TLShapePartial,
  useEditor,
  useValue,
} from "@tldraw/tldraw";
import { type Fit, fit } from "./fit.ts";
import { clusterUnder, settled } from "./membership.ts";
import { showsWords } from "./near.ts";
import { PositionCard } from "./PositionCard.tsx";
import { runtimeOf } from "./runtime.ts";
import { sayCard } from "./say-card.ts";
import { type PositionShape, positionMigrations, positionProps } from "./shape-props.ts";
import { localeOf, tellHome } from "./telling.ts";

/** The card of a position: as wide as its record says, as tall as its words need. */

function fitOf(editor: Editor, { props }: PositionShape): Fit {
  const face = runtimeOf(editor).faces.card(props.positionId);
  return face ? fit(editor, face.position.text, props.w) : { fontSize: 18, height: Math.min(props.h, CARD_SIZE.h) };
}

export class PositionShapeUtil extends BaseBoxShapeUtil<PositionShape> {
  static override type = "position" as const;
  static override props = positionProps;
  static override migrations = positionMigrations;

  override getDefaultProps(): PositionShape["props"] {
    return { ...CARD_SIZE, positionId: "" as PositionId, clusterId: null };
  }

  override getGeometry(shape: PositionShape): Geometry2d {
    return new Rectangle2d({ width: shape.props.w, height: fitOf(this.editor, shape).height, isFilled: true });
  }

  override canResize = () => false;
  override hideResizeHandles = () => true;
  override hideRotateHandle = () => true;
  override hideSelectionBoundsFg = () => true; // its own outline says it

  override getText(shape: PositionShape): string {
    return runtimeOf(this.editor).faces.card(shape.props.positionId)?.position.text ?? "";
  }

  override getAriaDescriptor(shape: PositionShape): string {
    const { faces } = runtimeOf(this.editor);
    const face = faces.card(shape.props.positionId);
    if (!face) return "";
    const isSaid = this.editor.getSelectedShapeIds() === this.#dropped;
    const home = isSaid ? null : homeOf(this.editor, shape.props.clusterId);
    return sayCard(localeOf(this.editor), face, home, theirsIn(face.lang));
  }

  /** What was chosen when cards were dropped whose new home is said: what tells of that choice does not say it again. */
  #dropped: readonly TLShapeId[] | null = null;

  override onDoubleClick = (shape: PositionShape): void => {
    runtimeOf(this.editor).open({ positionId: shape.props.positionId });
  };

  override onTranslate = (_: PositionShape, card: PositionShape): void => {
    const target = clusterUnder(this.editor, card);
    const hinted = target && target.props.clusterId !== card.props.clusterId ? [target.id] : [];
    if (hinted[0] !== this.editor.getHintingShapeIds()[0]) this.editor.setHintingShapes(hinted);
  };

  override onTranslateEnd = (
    _: PositionShape,
    card: PositionShape | undefined,
  ): TLShapePartial<PositionShape> | undefined => {
    this.editor.setHintingShapes([]);
    // somebody may have taken the card away under the hand that drags it
    const change = card && settled(this.editor, card);
    if (change) {
      tellHome(this.editor, change.props?.clusterId ?? null);
      this.#dropped = this.editor.getSelectedShapeIds();
    }
    return change;
  };

  override onTranslateCancel = (): void => {
    this.editor.setHintingShapes([]);
  };

  override component(shape: PositionShape) {
    return <Card shape={shape} />;
  }

  override indicator(shape: PositionShape) {
    return <Outline shape={shape} />;
  }
}

/** The sentence of its cluster, empty where that has none yet; null where it lies in none. */
const homeOf = (editor: Editor, clusterId: PositionShape["props"]["clusterId"]): string | null =>
  clusterId && (runtimeOf(editor).faces.ledger?.clusters.get(clusterId)?.sentence ?? "");

function Card({ shape }: { shape: PositionShape }) {
  const editor = useEditor();
  const face = useValue("face", () => runtimeOf(editor).faces.card(shape.props.positionId), [editor, shape.props]);
  const size = useValue("fit", () => fitOf(editor, shape), [editor, shape.props]);
  const { clusterId } = shape.props;
  const home = useValue("home", () => homeOf(editor, clusterId), [editor, clusterId]);
  const near = useValue("near", () => showsWords(editor, shape.id), [editor, shape.id]);
  if (!face) return null;
  const { fontSize, height } = size;
  return <PositionCard {...{ face, home, near, height, fontSize }} width={shape.props.w} />;
}

function Outline({ shape }: { shape: PositionShape }) {
  const editor = useEditor();
  const { height } = useValue("fit", () => fitOf(editor, shape), [editor, shape.props]);
  return <rect width={shape.props.w} height={height} rx={10} />;
}
