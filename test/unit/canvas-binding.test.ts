import { createTLSchema, createTLStore, defaultBindingSchemas, defaultShapeSchemas } from "@tldraw/tldraw";
import { expect, test } from "vitest";
import { clusterMigrations, clusterProps, positionMigrations, positionProps } from "../../client/src/canvas/shape-props.ts";

test("store", () => {
  const t = performance.now();
  const schema = createTLSchema({
    shapes: {
      ...defaultShapeSchemas,
      position: { props: positionProps, migrations: positionMigrations },
      cluster: { props: clusterProps, migrations: clusterMigrations },
    },
    bindings: defaultBindingSchemas,
  });
  const store = createTLStore({ schema });
  console.log(performance.now() - t, store.allRecords().length);
  expect(1).toBe(1);
});
