import * as Y from "yjs";
import { clientOf } from "./wire.js";

/** A board after a workshop: some two thousand cards that twenty people moved 43,000 times, about 800 kB. */

const PEOPLE = 20;
/** Far from the load's writers. */
const FIRST_PERSON = 5_000;
const CARDS = 1_964;
const EDITS = 43_000;
/** Edits of one drag, which is sent as one update here. */
const DRAG = 50;

/** The same numbers every time. */
function lottery(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function card(i) {
  const id = `card${String(i).padStart(6, "0")}`;
  return {
    id: `shape:${id}`,
    typeName: "shape",
    type: "position",
    parentId: "page:page",
    index: "a1",
    rotation: 0,
    isLocked: false,
    opacity: 1,
    props: { w: 240, h: 120, positionId: id, clusterId: null },
    meta: {},
  };
}

export const people = () => Array.from({ length: PEOPLE }, (_, i) => clientOf(FIRST_PERSON + i));

/** The updates in their order; every one a valid change of our canvas. */
export function livedIn() {
  const doc = new Y.Doc();
  const records = doc.getMap("records");
  const draw = lottery(2026);
  const updates = [];
  doc.on("update", (update) => updates.push(update));
  const cards = Array.from({ length: CARDS }, (_, i) => card(i));
  const clients = people();
  for (let at = 0; at < CARDS; at += DRAG) {
    doc.clientID = clients[draw(PEOPLE)];
    doc.transact(() => {
      for (const one of cards.slice(at, at + DRAG)) records.set(one.id, one);
    });
  }
  for (let edit = 0; edit < EDITS; edit += DRAG) {
    doc.clientID = clients[draw(PEOPLE)];
    doc.transact(() => {
      for (let i = 0; i < DRAG; i++) {
        records.set(`${cards[draw(CARDS)].id}|xy`, [draw(8_000) / 4, draw(8_000) / 4]);
      }
    });
  }
  return { updates, state: Y.encodeStateAsUpdate(doc) };
}
