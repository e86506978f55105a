import { createTLSchema, defaultShapeSchemas } from "@tldraw/tlschema";
import { T } from "@tldraw/validate";

/** What a board of tldraw sync may hold, the same on both sides: tldraw's own shapes, and our card as an application's. */

const position = {
  props: { w: T.number, h: T.number, positionId: T.string, clusterId: T.string.nullable() },
};

export const tldrawSchema = createTLSchema({ shapes: { ...defaultShapeSchemas, position } });
