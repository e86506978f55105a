import type { ReactElement } from "react";
import { Fragment, type JSX, jsx as make, jsxs as makeOfSeveral } from "react/jsx-runtime";

/**
 * React's elements, each in the direction of its own words: what begins with a letter that is written from right to left runs so,
 * and names within a sentence keep their place in it. Done here, where every element of ours is made, because any of them may hold
 * what people wrote. Words have an element of their own ([SC3]), so that one element has one direction.
 */

type Type = Parameters<typeof make>[0];
type Props = Readonly<Record<string, unknown>>;

/** First of its letters one of Hebrew, Arabic, Syriac, Thaana, N'Ko or the like; a name that is isolated counts for itself alone. */
const BEGINS_RIGHT =
  /^[^\p{L}\u2068]*(?=\p{L})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** What `say` has put between U+2068 and U+2069. */
const ISOLATED = /\u2068([^\u2069]*)\u2069/;
const BY_DIRECTION = { dir: "auto" } as const;

const isField = (type: Type, { type: kind = "text" }: Props): boolean =>
  type === "textarea" || (type === "input" && (kind === "text" || kind === "search"));

/** A sentence with names in it, each in an element that keeps its direction to itself. */
function parted(sentence: string): ReactElement[] {
  return sentence.split(ISOLATED).map((children, n) => make(n % 2 === 1 ? "bdi" : "span", { children }, String(n)));
}

function directed(type: Type, props: Props): Props {
  if (typeof type !== "string" || props.dir !== undefined) return props;
  const { children } = props;
  if (typeof children !== "string") return isField(type, props) ? { ...BY_DIRECTION, ...props } : props;
  if (BEGINS_RIGHT.test(children)) return { ...BY_DIRECTION, ...props };
  return props;
}

export { Fragment, type JSX };

export function jsx(type: Type, props: Props, key?: string): ReactElement {
  const { children } = props;
  if (typeof type === "string" && type !== "option" && typeof children === "string" && ISOLATED.test(children)) {
    return makeOfSeveral(type, { ...props, children: parted(children) }, key);
  }
  return make(type, directed(type, props), key);
}

/** Of several children none is words. */
export const jsxs = (type: Type, props: Props, key?: string): ReactElement =>
  makeOfSeveral(type, directed(type, props), key);
