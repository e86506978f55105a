import type { RecordsDiff, TLBinding, TLRecord, TLStore } from "@tldraw/tldraw";
import { type Held, isHeldRecord, same } from "./binding-values.ts";

/**
 * Undo and redo take back only what I did. tldraw would write back whole earlier records, and with them undo what others
 * did to the same shape since; here each property goes back only where it is still as I left it.
 */

type Fields = Readonly<Record<string, unknown>>;

/** `current` with what changed from `from` to `to`, where nobody has changed it since. */
function mergeFields(current: Fields, from: Fields, to: Fields, skip: readonly string[] = []): Fields {
  let merged: Record<string, unknown> | null = null;
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (skip.includes(name) || same(from[name], to[name]) || !same(current[name], from[name])) continue;
    merged ??= { ...current };
    merged[name] = to[name];
  }
  return merged ?? current;
}

const fieldsOf = (record: unknown): Fields => record as Fields;

/** A place is one thing: half of it would be nobody's. */
const PLACE = ["x", "y"];
const APART = ["props", "meta", ...PLACE];

export function mergeRecord<R extends Held>(current: R, from: R, to: R): R {
  const [now, before, after] = [fieldsOf(current), fieldsOf(from), fieldsOf(to)];
  let merged = mergeFields(now, before, after, APART);
  const moved = PLACE.some((name) => before[name] !== after[name]);
  if (moved && PLACE.every((name) => now[name] === before[name])) merged = { ...merged, x: after.x, y: after.y };
  const props = mergeFields(fieldsOf(current.props), fieldsOf(from.props), fieldsOf(to.props));
  const meta = mergeFields(fieldsOf(current.meta), fieldsOf(from.meta), fieldsOf(to.meta));
  if (props === current.props && meta === current.meta) return merged as unknown as R;
  return { ...merged, props, meta } as unknown as R;
}

function mineOnly(
  store: TLStore,
  diff: RecordsDiff<TLRecord>,
  changedByOthers: (id: string) => boolean,
): RecordsDiff<TLRecord> {
  const mine = { added: {}, updated: {}, removed: {} } as {
    -readonly [part in keyof RecordsDiff<TLRecord>]: Record<string, unknown>;
  };
  const willBe = (id: string) => store.has(id as TLRecord["id"]) || id in diff.added;
  for (const record of Object.values(diff.added)) {
    const { fromId, toId } = record as TLBinding;
    const dangles = record.typeName === "binding" && !(willBe(fromId) && willBe(toId));
    if (!isHeldRecord(record) || !(dangles || store.has(record.id))) mine.added[record.id] = record;
  }
  for (const [from, to] of Object.values(diff.updated)) {
    const current = store.get(to.id);
    if (!isHeldRecord(from) || !isHeldRecord(to)) mine.updated[to.id] = [from, to];
    else if (current) mine.updated[to.id] = [current, mergeRecord(current as Held, from, to)];
  }
  for (const record of Object.values(diff.removed)) {
    if (!isHeldRecord(record) || !changedByOthers(record.id)) mine.removed[record.id] = record;
  }
  return mine as RecordsDiff<TLRecord>;
}

/** Puts the merge before the store's own `applyDiff`; only undo and redo leave ephemeral keys out. */
export function undoOnlyMine(store: TLStore, changedByOthers: (id: string) => boolean): void {
  const applyDiff = store.applyDiff.bind(store);
  store.applyDiff = (diff, options) =>
    applyDiff(options?.ignoreEphemeralKeys ? mineOnly(store, diff, changedByOthers) : diff, options);
}
