import { expect, test } from "vitest";
import { readCards, readClusters } from "../../../shared/src/canvas/read.ts";
import { card, cluster, SAMPLES } from "../../support/guard/samples.ts";

test("[GD9] cards come with their position, cluster and place", () => {
  expect(readCards(SAMPLES)).toEqual([
    { shapeId: "shape:card-1", positionId: "p1", clusterId: "c1", x: -120.5, y: 33 },
    { shapeId: "shape:card_2", positionId: "p2", clusterId: null, x: 1e6, y: -1e6 },
  ]);
});
test("[GD9] clusters come with their hull", () => {
  expect(readClusters(SAMPLES)).toEqual([{ shapeId: "shape:hull", clusterId: "c1", x: 0, y: 0, w: 640.5, h: 480 }]);
});
test("[GD9] the order of the entries does not matter", () => {
  const place: [string, unknown] = ["shape:a|xy", [7, 8]];
  const shape: [string, unknown] = ["shape:a", card("a")];
  expect(readCards([place, shape])).toEqual(readCards([shape, place]));
  expect(readCards([place, shape])[0]).toMatchObject({ x: 7, y: 8 });
});
test("[GD9] a shape without a place lies at the origin, a place without a shape is nothing", () => {
  expect(readCards([["shape:a", card("a")]])[0]).toMatchObject({ x: 0, y: 0 });
  expect(readCards([["shape:a|xy", [1, 2]]])).toEqual([]);
});
test("[GD9] what does not pass the check is left out", () => {
  const bad: [string, unknown][] = [
    ["shape:a", { ...card("a"), opacity: 2 }],
    ["shape:b", card("c")],
    ["shape:d", cluster("d")],
    ["shape:d|xy", [Number.NaN, 0]],
    ["elsewhere", card("e")],
  ];
  expect(readCards(bad)).toEqual([]);
  expect(readClusters(bad)).toEqual([{ shapeId: "shape:d", clusterId: "d", x: 0, y: 0, w: 640.5, h: 480 }]);
});
