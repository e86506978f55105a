import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { COSTS } from "../limits/costs.ts";
import { turn } from "../turn.ts";
import { type Id, indexStructs, neededBy, type Section } from "./struct-index.ts";

/**
 * A stored canvas, applied a little at a time: sixteen MiB at once hold everybody up for seconds. A large update is cut
 * between its structs, each after what it builds on, so that nothing is ever put aside inside the document.
 */

/** An update up to here takes some milliseconds, and is applied whole. */
const SLICE_BYTES = 32_768;
/** Small rows are applied together: Yjs pays for each transaction. */
const ROWS_TOGETHER = 64;
const NO_DELETIONS = Uint8Array.of(0);

/** How much of a section has been handed out, and from where on it goes into the slice being made. */
interface Course extends Section {
  next: number;
  from: number;
}

function encodeSlice(update: Uint8Array, courses: Iterable<Course>, deletions: Uint8Array): Uint8Array {
  const parts = [...courses].filter(({ from, next }) => next > from);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, parts.length);
  for (const part of parts) {
    encoding.writeVarUint(encoder, part.next - part.from);
    encoding.writeVarUint(encoder, part.client);
    encoding.writeVarUint(encoder, part.clocks[part.from] as number);
    encoding.writeUint8Array(encoder, update.subarray(part.starts[part.from], part.starts[part.next]));
    part.from = part.next;
  }
  encoding.writeUint8Array(encoder, deletions);
  return encoding.toUint8Array(encoder);
}

const isDone = ({ next, starts }: Course): boolean => next >= starts.length - 1;
const has = (course: Course, { clock }: Id): boolean => clock < (course.clocks[course.next] as number);

/** The next course to go on with, of which nothing is missing any more; the one given, where that is so. Never ends up in a circle: ids of what comes later are no one's. */
function ready(update: Uint8Array, courses: ReadonlyMap<number, Course>, first: Course): Course {
  const path = new Set([first]);
  let at = first;
  for (;;) {
    const here = at;
    const needed = neededBy(update, here.starts[here.next] as number);
    const missing = needed
      .filter(({ client }) => client !== here.client)
      .map((id) => ({ id, course: courses.get(id.client) }))
      .find(({ id, course }) => course && !isDone(course) && !has(course, id));
    if (!missing?.course || path.has(missing.course)) return at;
    at = missing.course;
    path.add(at);
  }
}

/** Cuts an update into slices; gives it whole where it is short or holds what no canvas holds. `undefined` is a place to pause. */
export function* slicesOf(update: Uint8Array, sliceBytes = SLICE_BYTES): Generator<Uint8Array | undefined> {
  const index = update.length > sliceBytes ? yield* indexStructs(update) : null;
  if (!index) {
    yield update;
    return;
  }
  const courses = new Map(index.sections.map((section) => [section.client, { ...section, next: 0, from: 0 }]));
  let bytes = 0;
  for (const section of courses.values()) {
    while (!isDone(section)) {
      const course = ready(update, courses, section);
      bytes += (course.starts[course.next + 1] as number) - (course.starts[course.next] as number);
      course.next += 1;
      if (bytes < sliceBytes) continue;
      bytes = 0;
      yield encodeSlice(update, courses.values(), NO_DELETIONS);
    }
  }
  yield encodeSlice(update, courses.values(), update.subarray(index.end));
}

/** Updates that are small, together; a large one in slices. */
function* portionsOf(updates: readonly Uint8Array[]): Generator<readonly Uint8Array[] | undefined> {
  let small: Uint8Array[] = [];
  let bytes = 0;
  for (const update of updates) {
    const isLarge = update.length > SLICE_BYTES;
    if (small.length > 0 && (isLarge || small.length >= ROWS_TOGETHER || bytes >= SLICE_BYTES)) {
      yield small;
      small = [];
      bytes = 0;
    }
    if (isLarge) for (const slice of slicesOf(update)) yield slice && [slice];
    else small.push(update);
    bytes += isLarge ? 0 : update.length;
  }
  yield small;
}

/** Applies what was stored. Everybody else has a turn in between. */
export async function applyInSlices(doc: Y.Doc, updates: readonly Uint8Array[]): Promise<void> {
  const isShort = updates.reduce((sum, { length }) => sum + length, 0) <= SLICE_BYTES;
  let since = performance.now();
  for (const portion of portionsOf(updates)) {
    if (portion) {
      doc.transact(() => {
        for (const update of portion) Y.applyUpdate(doc, update);
      });
    }
    if (isShort || performance.now() - since < COSTS.loadSliceMs) continue;
    await turn();
    since = performance.now();
  }
}
