import { beginning, isShapeKey, type MemberId, type Place } from "@acuerdo/shared";
import { MAX_TAIL, type Pen } from "./pens.ts";

/** What others say about themselves over awareness: read with care, for anybody can say anything. */

export interface Person {
  /** The member on a board with named voices; elsewhere the connection, which says nothing about anybody. */
  readonly key: string;
  readonly memberId: MemberId | null;
  readonly name: string;
  /** The number that stands for them in pointer frames. */
  readonly peer: number | null;
  readonly cursor: Place | null;
  readonly selected: readonly string[];
  readonly pen: Pen | null;
}

/** Shapes that somebody holds, as far as others are shown them. */
export const MAX_SELECTED = 20;
const MAX_NAME = 60;
const FAR = 1_000_000;

const isFields = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function placeOf(value: unknown): Place | null {
  if (!Array.isArray(value)) return null;
  const [x, y] = value as unknown[];
  const near = (part: unknown): part is number => typeof part === "number" && Math.abs(part) <= FAR;
  return near(x) && near(y) ? [x, y] : null;
}

function penOf(value: unknown): Pen | null {
  if (!isFields(value) || !Array.isArray(value.t) || !Number.isSafeInteger(value.n)) return null;
  const tail = (value.t as unknown[]).slice(-MAX_TAIL).map(placeOf);
  return tail.length > 0 && tail.every((place) => place !== null) ? { n: value.n as number, tail } : null;
}

/** Somebody's state as the server passes it on: `user` is the server's own word, the rest is theirs. */
export function personOf(client: number, state: unknown): Person | null {
  if (!isFields(state)) return null;
  const user = isFields(state.user) ? state.user : {};
  const { memberId, name } = user as { memberId?: MemberId; name?: unknown };
  const selected = Array.isArray(state.sel) ? state.sel : [];
  const member = typeof memberId === "string" ? memberId : null;
  return {
    key: member ?? `client:${client}`,
    memberId: member,
    peer: Number.isSafeInteger(state.peer) ? (state.peer as number) : null,
    name: typeof name === "string" ? beginning(name, MAX_NAME) : "",
    cursor: placeOf(state.cursor),
    selected: selected.slice(0, MAX_SELECTED).filter(isShapeKey),
    pen: penOf(state.pen),
  };
}

/** Twelve hues, each at least 4.5 under white letters and on paper, 3.1 on the dark table. */
const COLOURS = [
  ...["#db2424", "#2073c5", "#218321", "#824be2", "#b4541d", "#177d8c"],
  ...["#b923d7", "#637a1f", "#4b58e2", "#916818", "#d32289", "#157f65"],
];

/** The same colour for the same person, on every screen (FNV-1a). */
export function colourOf(key: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  return COLOURS[hash % COLOURS.length] ?? "#2073c5";
}
