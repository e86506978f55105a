import { CLUSTER_SIZE, type ClusterId, makeId, shapeKey } from "@acuerdo/shared";
import {
  getIndexBelow,
  type IndexKey,
  StateNode,
  type TLKeyboardEventInfo,
  type TLPointerEventInfo,
  type TLShape,
  type TLShapeId,
  type TLStateNodeConstructor,
  type VecLike,
} from "@tldraw/tldraw";
import { randomBytes } from "../sync/saved/device.ts";
import { isCluster, takeIn } from "./membership.ts";
import { runtimeOf } from "./runtime.ts";
import type { ClusterShape } from "./shape-props.ts";

/** A drag draws a cluster around cards, a click puts an empty one; then its sentence is asked for. */

class Idle extends StateNode {
  static override id = "idle";

  override onEnter(): void {
    this.editor.setCursor({ type: "cross", rotation: 0 });
  }

  override onPointerDown(info: TLPointerEventInfo): void {
    this.parent.transition("pointing", info);
  }

  override onKeyUp({ key }: TLKeyboardEventInfo): void {
    if (key === "Enter") (this.parent as ClusterTool).putAt(this.editor.getViewportPageBounds().center);
  }

  override onCancel(): void {
    this.editor.setCurrentTool("select");
  }
}

class Pointing extends StateNode {
  static override id = "pointing";

  override onPointerMove(info: TLPointerEventInfo): void {
    if (this.editor.inputs.isDragging) (this.parent as ClusterTool).drag(info);
  }

  override onPointerUp(): void {
    (this.parent as ClusterTool).putAt(this.editor.inputs.originPagePoint);
  }

  override onCancel(): void {
    this.parent.transition("idle");
  }

  override onInterrupt(): void {
    this.parent.transition("idle");
  }
}

export class ClusterTool extends StateNode {
  static override id = "cluster";
  static override initial = "idle";
  static override children = (): TLStateNodeConstructor[] => [Idle, Pointing];
  override shapeType = "cluster";

  putAt({ x, y }: VecLike): void {
    const { w, h } = CLUSTER_SIZE;
    const mark = this.editor.markHistoryStoppingPoint("new cluster");
    const id = this.#make({ x: x - w / 2, y: y - h / 2, w, h });
    this.#made(this.editor.getShape(id) ?? null, mark);
  }

  drag(info: TLPointerEventInfo): void {
    const { x, y } = this.editor.inputs.originPagePoint;
    const mark = this.editor.markHistoryStoppingPoint("new cluster");
    this.editor.select(this.#make({ x, y, w: 1, h: 1 }));
    this.editor.setCurrentTool("select.resizing", {
      ...info,
      target: "selection",
      handle: "bottom_right",
      isCreating: true,
      creatingMarkId: mark,
      creationCursorOffset: { x: 1, y: 1 },
      onInteractionEnd: "cluster",
      onCreate: (shape: TLShape | null) => this.#made(shape, mark),
    });
  }

  /** Behind everything that lies on the table. */
  #make({ x, y, w, h }: { x: number; y: number; w: number; h: number }): TLShapeId {
    const clusterId = makeId<ClusterId>(randomBytes);
    const id: TLShapeId = shapeKey(clusterId) as TLShapeId;
    const lowest = this.editor.getCurrentPageShapesSorted()[0]?.index ?? ("a1" as IndexKey);
    const index = getIndexBelow(lowest);
    this.editor.createShapes<ClusterShape>([{ id, type: "cluster", x, y, index, props: { w, h, clusterId } }]);
    return id;
  }

  #made(shape: TLShape | null, mark: string): void {
    this.editor.setCurrentTool("select.idle");
    if (!shape || !isCluster(shape)) return;
    const { clusterId } = shape.props;
    if (runtimeOf(this.editor).submit({ kind: "cluster.name", clusterId, sentence: "" })) {
      this.editor.bailToMark(mark); // refused: without the ledger there is no cluster
      return;
    }
    takeIn(this.editor, shape);
    this.editor.select(shape.id);
    this.editor.setEditingShape(shape.id);
  }
}
