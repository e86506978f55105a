import {
  type CanvasValue,
  type Card,
  type ClusterId,
  checkRecord,
  type PositionId,
  RECORDS,
  readCards,
  readClusters,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  addCluster,
  madeFromList,
  placeCards,
  putInCluster,
  setProps,
  takenOff,
} from "../../../client/src/sync/canvas/cards.ts";
import {
  dissolve,
  emptyOut,
  makeCluster,
  merge,
  place,
  putCard,
  split,
  takeOff,
  type Undo,
} from "../../../client/src/sync/canvas/list.ts";
import { addText, colourText, joinByArrow, readWords, rewriteText } from "../../../client/src/sync/canvas/texts.ts";

const BOLD = { type: "paragraph", content: [{ type: "text", text: "Entrada", marks: [{ type: "bold" }] }] };

/** What the lists do to the canvas' document, and back. */

const [ONE, TWO, NEW] = ["clusterOne", "clusterTwo", "clusterNew"] as unknown as [ClusterId, ClusterId, ClusterId];
const IDS = ["positionA", "positionB", "positionC", "positionD"] as unknown as [
  PositionId,
  PositionId,
  PositionId,
  PositionId,
];
const [A, B, C] = IDS;
/** Not on the board. */
const E = "positionE" as unknown as PositionId;

/** Two clusters with two cards each. */
function board(): Y.Doc {
  const doc = new Y.Doc();
  placeCards(doc, IDS);
  for (const id of [ONE, TWO]) addCluster(doc, id);
  for (const [i, id] of IDS.entries()) putInCluster(doc, id, i < 2 ? ONE : TWO);
  return doc;
}

const entriesOf = (doc: Y.Doc) => [...doc.getMap<CanvasValue>(RECORDS).entries()];
const cardsOf = (doc: Y.Doc): Card[] => readCards(entriesOf(doc));
const homeOf = (doc: Y.Doc, id: PositionId) => cardsOf(doc).find(({ positionId }) => positionId === id)?.clusterId;
const hullsOf = (doc: Y.Doc) =>
  readClusters(entriesOf(doc))
    .map(({ clusterId }) => clusterId)
    .toSorted();
const stateOf = (doc: Y.Doc) => Object.fromEntries(entriesOf(doc));
const faultsIn = (doc: Y.Doc) => entriesOf(doc).flatMap(([key, value]) => checkRecord(key, value) ?? []);

/** What a list does, and what is seen of it then. */
const ACTS: readonly (readonly [
  name: string,
  act: (doc: Y.Doc) => Undo,
  seen: (doc: Y.Doc) => unknown,
  expected: unknown,
])[] = [
  ["a card is taken off the board", (doc) => takeOff(doc, A), (doc) => homeOf(doc, A), undefined],
  ["a card is put into another cluster", (doc) => putCard(doc, A, TWO), (doc) => homeOf(doc, A), TWO],
  ["a card is put out of every cluster", (doc) => putCard(doc, A, null), (doc) => homeOf(doc, A), null],
  ["a cluster is emptied", (doc) => emptyOut(doc, ONE), (doc) => [homeOf(doc, A), hullsOf(doc)], [null, [ONE, TWO]]],
  ["a cluster is made", (doc) => makeCluster(doc, NEW), hullsOf, [NEW, ONE, TWO]],
  ["a waiting position is placed", (doc) => place(doc, [E]), (doc) => homeOf(doc, E), null],
  ["a cluster is taken apart", (doc) => dissolve(doc, ONE), (doc) => [homeOf(doc, A), hullsOf(doc)], [null, [TWO]]],
  ["two clusters become one", (doc) => merge(doc, ONE, TWO), (doc) => [homeOf(doc, A), hullsOf(doc)], [TWO, [TWO]]],
  [
    "a cluster becomes two",
    (doc) => split(doc, [A], ONE, NEW),
    (doc) => [homeOf(doc, A), homeOf(doc, B), hullsOf(doc)],
    [NEW, ONE, [NEW, ONE, TWO]],
  ],
];

describe("[LS1] what a list does to cards and clusters, it undoes", () => {
  test.each(ACTS)("%s", (_, act, seen, expected) => {
    const doc = board();
    const homes = () => [[...IDS, E].map((id) => homeOf(doc, id)), hullsOf(doc)];
    const before = homes();
    const undo = act(doc);
    expect(seen(doc)).toEqual(expected);
    expect(faultsIn(doc)).toEqual([]);
    expect(undo()).toBe(true);
    expect(homes()).toEqual(before);
    expect(faultsIn(doc)).toEqual([]);
  });

  test("what lay somewhere lies there again, with the arrows that were held to it", () => {
    for (const act of [
      (doc: Y.Doc) => takeOff(doc, A),
      (doc: Y.Doc) => dissolve(doc, ONE),
      (doc: Y.Doc) => putCard(doc, A, TWO),
    ]) {
      const doc = board();
      joinByArrow(doc, A, C);
      const before = stateOf(doc);
      act(doc)();
      const { [`shape:${TWO}`]: grown, ...rest } = stateOf(doc);
      const { [`shape:${TWO}`]: __, ...stood } = before;
      expect(grown).toBeDefined();
      expect(rest).toEqual(stood);
    }
  });

  test("what somebody else has done meanwhile is not undone", () => {
    const doc = board();
    const undo = putCard(doc, A, TWO);
    putInCluster(doc, A, null);
    expect(undo()).toBe(false);
    expect(homeOf(doc, A)).toBeNull();
    const back = takeOff(doc, B);
    placeCards(doc, [B]);
    expect(back()).toBe(false);
    expect(homeOf(doc, B)).toBeNull();
    for (const [act, home] of [
      [makeCluster(doc, NEW), NEW],
      [place(doc, [E]), TWO],
    ] as const) {
      putInCluster(doc, E, home);
      expect(act()).toBe(false);
      expect(homeOf(doc, E)).toBe(home);
    }
  });
});

describe("[LS2] texts and arrows from a list", () => {
  test("a text is written, changed and coloured; the guard takes each", () => {
    const doc = board();
    const id = addText(doc, "  Entrada por atrás\r\nhasta las\u2028nueve ")?.id;
    expect(id).toBeDefined();
    expect(readWords(doc).texts).toEqual([{ id, words: "Entrada por atrás\nhasta las\nnueve", color: "black" }]);
    if (!id) return;
    rewriteText(doc, id, "Otra cosa");
    colourText(doc, id, "red");
    expect(readWords(doc).texts).toEqual([{ id, words: "Otra cosa", color: "red" }]);
    expect(faultsIn(doc)).toEqual([]);
    expect(addText(doc, " \u200b\n")).toBeNull();
  });

  test("each is undone, as it was set, unless somebody has changed it since", () => {
    const doc = board();
    const before = stateOf(doc);
    const text = addText(doc, "Entrada");
    if (!text) throw new Error("a text was not written");
    const { id } = text;
    setProps(doc, id, { richText: { type: "doc", content: [BOLD] } });
    const written = stateOf(doc);
    for (const undo of [rewriteText(doc, id, "Salida"), colourText(doc, id, "red")].toReversed())
      expect(undo()).toBe(true);
    expect(stateOf(doc)).toEqual(written);
    const undos = [rewriteText(doc, id, "Salida"), colourText(doc, id, "red")];
    rewriteText(doc, id, "Puerta");
    colourText(doc, id, "blue");
    expect(undos.map((undo) => undo())).toEqual([false, false]);
    expect(readWords(doc).texts).toEqual([{ id, words: "Puerta", color: "blue" }]);
    for (const { undo } of [joinByArrow(doc, A, C), text]) expect([undo(), undo()]).toEqual([true, false]);
    expect(stateOf(doc)).toEqual(before);
  });

  test("texts lie beside the cards, one below the other", () => {
    const doc = board();
    for (const words of ["uno", "dos", "tres"]) addText(doc, words);
    const places = readWords(doc).texts.map(({ id }) => stateOf(doc)[`${id}|xy`] as readonly [number, number]);
    expect(new Set(places.map(([, y]) => y)).size).toBe(3);
    for (const card of cardsOf(doc)) for (const [x] of places) expect(x + 240).toBeLessThanOrEqual(card.x);
  });

  test("an arrow joins two cards, and goes with neither end", () => {
    const doc = board();
    const { id } = joinByArrow(doc, A, C);
    expect(readWords(doc).arrows).toEqual([{ id, from: `shape:${A}`, to: `shape:${C}`, words: "" }]);
    expect(faultsIn(doc)).toEqual([]);
    takeOff(doc, A);
    expect(readWords(doc).arrows).toEqual([{ id, from: null, to: `shape:${C}`, words: "" }]);
  });
});

test("[LS4] a card that was taken off is told from one that never was: also in a copy, and no more once it is back", () => {
  const doc = board();
  expect(takenOff(doc).size).toBe(0);
  const undo = takeOff(doc, A);
  expect([...takenOff(doc)]).toEqual([`shape:${A}`]);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  expect([...takenOff(copy)]).toEqual([`shape:${A}`]);
  undo();
  expect(takenOff(doc).size).toBe(0);
});

test("[LS6] what a list makes is told from what others make, and from what only moves", () => {
  const doc = board();
  const made: string[][] = [];
  doc.getMap<CanvasValue>(RECORDS).observe((event, transaction) => made.push(madeFromList(event, transaction)));
  makeCluster(doc, NEW);
  putInCluster(doc, A, TWO);
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(doc));
  place(theirs, [E]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(doc)));
  expect(made).toEqual([[`shape:${NEW}`], [], []]);
});
