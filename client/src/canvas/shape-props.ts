import type { ClusterId, PositionId } from "@acuerdo/shared";
import { createShapePropsMigrationSequence, type RecordProps, T, type TLBaseShape } from "@tldraw/tldraw";

/** Our two shapes. They carry ids and geometry; what people said lies in the ledger. */

export type PositionShape = TLBaseShape<
  "position",
  { w: number; h: number; positionId: PositionId; clusterId: ClusterId | null }
>;
export type ClusterShape = TLBaseShape<"cluster", { w: number; h: number; clusterId: ClusterId }>;

const id = T.string as T.Validatable<string>;

export const positionProps: RecordProps<PositionShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  positionId: id as T.Validatable<PositionId>,
  clusterId: T.nullable(id as T.Validatable<ClusterId>),
};

export const clusterProps: RecordProps<ClusterShape> = {
  w: T.nonZeroNumber,
  h: T.nonZeroNumber,
  clusterId: id as T.Validatable<ClusterId>,
};

export const positionMigrations = createShapePropsMigrationSequence({ sequence: [] });
export const clusterMigrations = createShapePropsMigrationSequence({ sequence: [] });
