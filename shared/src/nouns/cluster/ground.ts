import type { Grounds } from "../../ledger/base.ts";

export const ground = {
  "cluster.name": ({ clusters }, { clusterId }) => ({ base: clusters.get(clusterId)?.sentence ?? "" }),
} satisfies Grounds;
