import { type CanvasValue, RECORDS } from "@acuerdo/shared";
import { equalityDeep } from "lib0/function";
import * as Y from "yjs";
import { writable } from "./binding-rules.ts";

/** What a copy of the canvas holds that the server never took: entries as they stood, null where one was deleted. */
export type Lacking = ReadonlyMap<string, CanvasValue | null>;

/**
 * Compares a copy with the document as the server has it, ours put back included.
 * @param gone state vector of what was in that document and is named in it no more.
 */
export function lackingIn(doc: Y.Doc, copy: Uint8Array, gone?: Uint8Array): Lacking {
  const old = new Y.Doc();
  Y.applyUpdate(old, copy);
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const [client, clock] of gone ? Y.decodeStateVector(gone) : []) known.set(client, clock);
  const [mine, theirs] = [old.getMap<CanvasValue>(RECORDS), doc.getMap<CanvasValue>(RECORDS)];
  const lacking = new Map<string, CanvasValue | null>();
  for (const [key, { id, deleted }] of mine._map) {
    const value = mine.get(key) ?? null;
    const isNews = id.clock >= (known.get(id.client) ?? 0) && !equalityDeep(value, theirs.get(key) ?? null);
    if (!deleted && isNews) lacking.set(key, value);
    const there = theirs._map.get(key);
    if (deleted && there && !there.deleted && Y.compareIDs(there.id, id)) lacking.set(key, null);
  }
  old.destroy();
  return lacking;
}

/** What of it no board takes however it is brought, or no message of so many bytes holds. */
export function hopelessIn(lacking: Lacking, bytes = Number.POSITIVE_INFINITY): Lacking {
  const isHopeless = ([key, value]: readonly [string, CanvasValue | null]): boolean => {
    if (value === null) return false;
    if (typeof writable(key, value) === "string") return true;
    if (bytes === Number.POSITIVE_INFINITY) return false;
    const alone = new Y.Doc();
    alone.getMap<CanvasValue>(RECORDS).set(key, value);
    return Y.encodeStateAsUpdate(alone).length > bytes;
  };
  return new Map([...lacking].filter(isHopeless));
}

/** Writes it as new changes of ours, as far as any board would take it. */
export function putBack(doc: Y.Doc, lacking: Lacking): void {
  const records = doc.getMap<CanvasValue>(RECORDS);
  doc.transact(() => {
    for (const [key, value] of lacking) {
      const taken = value && writable(key, value);
      if (taken === null) records.delete(key);
      else if (typeof taken !== "string") records.set(key, taken);
    }
  });
}

function gatherTexts(value: unknown, texts: string[]): void {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === "text" && typeof inner === "string") texts.push(inner);
    else gatherTexts(inner, texts);
  }
}

/** The words in it, for whoever wrote them. */
export function wordsIn(lacking: Lacking): string {
  const texts: string[] = [];
  for (const value of lacking.values()) gatherTexts(value, texts);
  return texts.join("\n");
}
