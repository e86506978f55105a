import { type Intent, WRITTEN, writtenWords } from "@acuerdo/shared";
import { forget, knownBoards, recall, recallKeys, remember } from "./device.ts";

/** What lies on this device alone: lost with it, if somebody leaves the computer now. */

export interface Unsaved {
  /** Null: what belongs to no board. */
  readonly title: string | null;
  /** Things of the canvas whose last change is not known to be on the server's disk. */
  readonly changes: number;
  /** What was asked and not answered, or refused: in the words that were written, or empty. */
  readonly unsent: readonly string[];
  /** What was being written. */
  readonly drafts: readonly string[];
}

const NOTE = "unsaved.";
/** A drawing hand changes something many times a second. */
const NOTE_EVERY_MS = 900;
let noted = { boardId: "", isAny: false, at: 0 };

const changesOf = (boardId: string): number => recall<number>(NOTE + boardId, "number") ?? 0;

/**
 * Notes how much of a canvas waits, so that it is known when its page is gone.
 * @param isAny whether anything may wait; `count` is asked as seldom as will do, but once more at the end.
 */
export function noteUnsaved(boardId: string, isAny: boolean, count: () => number, isLast = false): void {
  const now = Date.now();
  const isSame = noted.boardId === boardId && noted.isAny === isAny;
  if (isSame && !isLast && Math.abs(now - noted.at) < NOTE_EVERY_MS) return;
  noted = { boardId, isAny, at: now };
  const changes = count();
  if (changes === changesOf(boardId)) return;
  if (changes > 0) remember(NOTE + boardId, changes);
  else forget(NOTE + boardId);
}

interface Waiting {
  readonly intent: Intent;
  readonly at?: number;
  /** Null while unanswered; what was refused has none. */
  readonly seq?: number | null;
}

/** Fields in which people write. */
const FIELDS = [...new Set(Object.values(WRITTEN).flatMap((fields) => Object.keys(fields)))];
/** Ends of the names of drafts that are no words: what was chosen beside them, and what they were begun on. */
const NO_WORDS = /\.(kind|base)$/;

const inLines = (words: readonly string[]): string => words.filter((each) => each !== "").join("\n");

/** What people wrote in a draft: a text, fields, or what they touched of some. */
function wordsOf(draft: unknown): string {
  if (typeof draft === "string") return draft;
  if (draft === null || typeof draft !== "object") return "";
  const fields = ("touched" in draft ? draft.touched : draft) as Readonly<Record<string, unknown>>;
  return inLines(FIELDS.map((name) => fields[name]).filter((value) => typeof value === "string"));
}

/** The board in the name of a value: `what.board.member.…`. */
const boardIn = (key: string): string => key.split(".")[1] ?? "";

/** Oldest first. */
function unsentUnder(prefix: string): string[] {
  return recallKeys(prefix)
    .flatMap((key) => recall<Waiting>(key, { intent: { kind: "string" } }) ?? [])
    .filter(({ seq = null }) => seq === null)
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .map(({ intent }) => inLines(writtenWords(intent)));
}

/** Who sends, as far as it matters here. */
interface Sender {
  readonly boardId: string;
  readonly seat: string;
  /** Things on the canvas that the server has not said to have; null while no canvas is open. */
  readonly drawn: number | null;
}

/** What of a session's the server has not said to have: brought when its member comes in again. */
export function waitingOf({ boardId, seat, drawn }: Sender): Pick<Unsaved, "changes" | "unsent"> {
  return { changes: drawn ?? changesOf(boardId), unsent: unsentUnder(`outbox.${boardId}.${seat}.`) };
}

function draftsUnder(prefix: string): string[] {
  const keys = recallKeys(prefix).filter((key) => !NO_WORDS.test(key));
  return keys.flatMap((key) => {
    const value = recall<{ value?: unknown }>(key, {}) ?? recall<string>(key, "string");
    const words = wordsOf(typeof value === "string" ? value : value?.value);
    return words === "" ? [] : [words];
  });
}

/** By board, those with something on top; what would be lost of none is left out. */
export function unsavedHere(): Unsaved[] {
  const named = ["outbox.", "refused.", "draft.", NOTE].flatMap(recallKeys).map(boardIn);
  const titles = new Map(knownBoards().map(({ id, title }) => [id, title]));
  const boards = [...new Set([...named, ...titles.keys()])].filter((id) => /^[A-Za-z0-9]{10,}$/.test(id));
  const ofBoards = boards.map((id) => ({
    title: titles.get(id) ?? id,
    changes: changesOf(id),
    unsent: [...unsentUnder(`outbox.${id}.`), ...unsentUnder(`refused.${id}.`)],
    drafts: [...draftsUnder(`draft.${id}.`), ...draftsUnder(`draft.position.${id}`)],
  }));
  const ofNone = { title: null, changes: 0, unsent: [], drafts: draftsUnder("draft.open.") };
  return [...ofBoards, ofNone].filter(({ changes, unsent, drafts }) => changes + unsent.length + drafts.length > 0);
}
