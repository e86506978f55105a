/**
 * This device's database of a document, in which every question has an end: browsers that keep nothing refuse, throw, answer
 * with errors or never answer. The names and the form are those that earlier versions wrote.
 */

export const UPDATES = "updates";
/** What else is kept, by a name. */
export const CUSTOM = "custom";

/** Longer than a slow phone takes to open a database, shorter than anybody waits. */
const OPEN_MS = 1_500;

/** Null in the place of an answer that does not come. What comes late is given to `late`. */
export function within<T>(
  answer: Promise<T>,
  ms: number,
  late: (value: T) => void = () => undefined,
): Promise<T | null> {
  return new Promise((resolve) => {
    let isOver = false;
    const end = (value: T | null) => {
      isOver = true;
      clearTimeout(timer);
      resolve(value);
    };
    // A timer that is late itself, because this page was busy, lets what has come meanwhile be heard first.
    const timer = setTimeout(() => setTimeout(() => end(null), 50), ms);
    answer.then(
      (value) => (isOver ? late(value) : end(value)),
      () => end(null),
    );
  });
}

/** @throws (rejects) the request's error. */
export const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves when all of it is on the disk. @throws (rejects) when it is not. */
export const endOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });

function ask(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const { result } = request;
      if (!result.objectStoreNames.contains(UPDATES)) result.createObjectStore(UPDATES, { autoIncrement: true });
      if (!result.objectStoreNames.contains(CUSTOM)) result.createObjectStore(CUSTOM);
    };
    let isGivenUp = false;
    // one that nobody waits for any more would keep others from removing it
    request.onsuccess = () => (isGivenUp ? request.result.close() : resolve(request.result));
    request.onerror = () => reject(request.error);
    request.onblocked = () => {
      isGivenUp = true;
      reject(new Error("another tab holds an older version"));
    };
  });
}

const isSound = ({ objectStoreNames }: IDBDatabase): boolean =>
  objectStoreNames.contains(UPDATES) && objectStoreNames.contains(CUSTOM);

export interface Opened {
  readonly db: IDBDatabase;
  /** False for one that was damaged: it is whole now, with all that could be read of it, for the next visit. */
  readonly isSound: boolean;
}

/** Null where the browser gives none. */
export async function openDatabase(name: string): Promise<Opened | null> {
  const late = (db: IDBDatabase) => db.close();
  const db = await within(ask(name), OPEN_MS, late);
  if (!db || isSound(db)) return db && { db, isSound: true };
  const next = db.version + 1;
  db.close();
  const mended = await within(ask(name, next), OPEN_MS, late);
  return mended && { db: mended, isSound: false };
}
