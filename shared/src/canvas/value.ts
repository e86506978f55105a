import type { ClusterId, PositionId } from "../ids.ts";
import type { BindingKey, ShapeKey } from "./keys.ts";
import type { ShapeType } from "./shapes.ts";

/** What the canvas document holds under its keys: shapes, their places, what holds an arrow. */

/** The only page, and every shape's parent: a shape inside another would vanish with it. */
export const PAGE = "page:page";

/** A shape without its place: tldraw's record without x and y. */
export interface ShapeRecord<Type extends ShapeType = ShapeType, Props = Readonly<Record<string, unknown>>> {
  readonly id: ShapeKey;
  readonly typeName: "shape";
  readonly type: Type;
  readonly parentId: typeof PAGE;
  readonly index: string;
  readonly rotation: number;
  readonly isLocked: boolean;
  readonly opacity: number;
  readonly props: Props;
  readonly meta: Readonly<Record<string, never>>;
}

/** The card that shows a position; its text lies in the ledger. */
export type CardShape = ShapeRecord<
  "position",
  { readonly w: number; readonly h: number; readonly positionId: PositionId; readonly clusterId: ClusterId | null }
>;
/** The hull of a cluster; which cards are its members is written on the cards. */
export type ClusterShape = ShapeRecord<
  "cluster",
  { readonly w: number; readonly h: number; readonly clusterId: ClusterId }
>;

/** What holds an arrow's end to a shape. */
export interface BindingRecord {
  readonly id: BindingKey;
  readonly typeName: "binding";
  readonly type: "arrow";
  readonly fromId: ShapeKey;
  readonly toId: ShapeKey;
  readonly props: Readonly<Record<string, unknown>>;
  readonly meta: Readonly<Record<string, never>>;
}

/** A shape's place on the page. */
export type Place = readonly [x: number, y: number];

/** What the canvas document holds under one key. */
export type CanvasValue = ShapeRecord | BindingRecord | Place;
