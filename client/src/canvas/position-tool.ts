import { StateNode, type TLKeyboardEventInfo } from "@tldraw/tldraw";
import { runtimeOf } from "./runtime.ts";

/** A click says where a position goes; what it says is written there, in the composer. */
export class PositionTool extends StateNode {
  static override id = "position";
  override shapeType = "position";

  override onEnter(): void {
    this.editor.setCursor({ type: "cross", rotation: 0 });
  }

  override onPointerUp(): void {
    const { x, y } = this.editor.inputs.currentPagePoint;
    this.#write({ x, y });
  }

  /** By keyboard: in the middle of what is in sight. */
  override onKeyUp({ key }: TLKeyboardEventInfo): void {
    if (key === "Enter") this.#write(this.editor.getViewportPageBounds().center);
  }

  override onCancel(): void {
    this.editor.setCurrentTool("select");
  }

  #write(at: { x: number; y: number }): void {
    this.editor.setCurrentTool("select");
    runtimeOf(this.editor).composer.set(at);
  }
}
