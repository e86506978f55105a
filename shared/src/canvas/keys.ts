/**
 * The keys of the canvas document: one flat Y.Map, two entries a shape. The place has its own small entry because it is
 * what changes twenty times a second, and so that moving and recolouring one card do not overwrite each other.
 */

/** The canvas document's only root: a flat Y.Map of plain values. */
export const RECORDS = "records";

export type ShapeKey = `shape:${string}`;
export type PlaceKey = `shape:${string}|xy`;
export type BindingKey = `binding:${string}`;

/** What a key names. A shape's two keys name the same `id`. */
export type CanvasKey =
  | { readonly kind: "shape"; readonly id: ShapeKey }
  | { readonly kind: "place"; readonly id: ShapeKey }
  | { readonly kind: "binding"; readonly id: BindingKey };

const ID = "[A-Za-z0-9_-]{1,64}";
/** An id without its prefix: a position's, a cluster's. */
export const CANVAS_ID = new RegExp(`^${ID}$`);
const SHAPE = new RegExp(`^shape:${ID}$`);
const BINDING = new RegExp(`^binding:${ID}$`);
const PLACE = new RegExp(`^shape:${ID}\\|xy$`);
const PLACE_SUFFIX = "|xy";

/** No valid key is longer: what is longer need not be read. */
export const MAX_KEY = "binding:".length + 64;

export function shapeKey(id: string): ShapeKey {
  return `shape:${id}`;
}

/** The key of a shape's place, from the shape's own key. */
export function xyKey(shape: ShapeKey): PlaceKey {
  return `${shape}${PLACE_SUFFIX}`;
}

export function bindingKey(id: string): BindingKey {
  return `binding:${id}`;
}

export function isShapeKey(value: unknown): value is ShapeKey {
  return typeof value === "string" && SHAPE.test(value);
}

export function isBindingKey(value: unknown): value is BindingKey {
  return typeof value === "string" && BINDING.test(value);
}

/** What a key of the document names, or null where nothing of ours has such a key. */
export function splitKey(key: string): CanvasKey | null {
  if (PLACE.test(key)) return { kind: "place", id: key.slice(0, -PLACE_SUFFIX.length) as ShapeKey };
  if (SHAPE.test(key)) return { kind: "shape", id: key as ShapeKey };
  if (BINDING.test(key)) return { kind: "binding", id: key as BindingKey };
  return null;
}
