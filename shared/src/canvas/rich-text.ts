/**
 * Rich text, as tldraw's editor (tiptap) writes it, from an allow-list. A node that tiptap does not know, or an empty
 * text, makes every viewer's editor throw; an address with a script in it would run on a click.
 */
import {
  address,
  all,
  choice,
  fields,
  isPlain,
  literal,
  nullable,
  optional,
  pattern,
  type RecordFault,
} from "./check.ts";
import { MAX_RICH_DEPTH, MAX_RICH_NODES, MAX_TEXT } from "./limits.ts";

const FAULT: RecordFault = "rich-text";

const BLOCKS = ["paragraph", "bulletList", "orderedList"] as const;
const INLINE = ["text", "hardBreak"] as const;
/** Which nodes may lie in which; what is not named here does not exist. */
const CHILDREN: ReadonlyMap<unknown, readonly string[]> = new Map<string, readonly string[]>([
  ["doc", BLOCKS],
  ["listItem", BLOCKS],
  ["bulletList", ["listItem"]],
  ["orderedList", ["listItem"]],
  ["paragraph", INLINE],
  ["text", []],
  ["hardBreak", []],
]);
/** Nodes that tiptap throws on when they are empty, or that tldraw reads the first child of. */
const NEVER_EMPTY: ReadonlySet<unknown> = new Set(["doc", "bulletList", "orderedList", "listItem"]);

const direction = fields({ dir: optional(choice("auto", "ltr", "rtl")) });
const numbering = fields({
  start: optional((value) => (Number.isInteger(value) && Math.abs(value as number) <= 1e6 ? null : FAULT)),
  type: optional(nullable(choice("1", "a", "A", "i", "I"))),
});
const noAttributes = fields({});

const plainMark = fields({
  type: choice("bold", "italic", "code", "strike", "highlight"),
  attrs: optional(noAttributes),
});
const link = fields({
  type: literal("link"),
  attrs: fields({
    href: address,
    target: optional(nullable(choice("_blank"))),
    rel: optional(nullable(pattern(/^[a-z ]{0,64}$/, FAULT))),
    class: optional(nullable(choice(""))),
  }),
});

/** What is left to spend, shared by all nodes of one text. */
interface Budget {
  nodes: number;
  text: number;
}

function isMark(value: unknown): boolean {
  return plainMark(value) === null || link(value) === null;
}

function areMarks(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length <= 6 && all(value, isMark));
}

function hasOnly(node: Record<string, unknown>, ...names: string[]): boolean {
  return Object.keys(node).every((name) => names.includes(name));
}

function isTextNode(node: Record<string, unknown>, budget: Budget): boolean {
  const { text } = node;
  if (!hasOnly(node, "type", "text", "marks") || typeof text !== "string" || text === "") return false;
  budget.text -= text.length;
  return budget.text >= 0 && areMarks(node.marks);
}

function areAttributes(type: unknown, value: unknown): boolean {
  if (value === undefined) return true;
  if (type === "paragraph") return direction(value) === null;
  return (type === "orderedList" ? numbering : noAttributes)(value) === null;
}

function isNode(node: unknown, allowed: readonly string[], depth: number, budget: Budget): boolean {
  if (!isPlain(node) || !Object.hasOwn(node, "type")) return false;
  const { type, content } = node;
  const children = CHILDREN.get(type);
  if (children === undefined || !allowed.includes(type as string)) return false;
  if (depth > MAX_RICH_DEPTH || budget.nodes-- <= 0) return false;
  if (type === "text") return isTextNode(node, budget);
  if (type === "hardBreak") return hasOnly(node, "type", "marks") && areMarks(node.marks);
  if (!hasOnly(node, "type", "attrs", "content") || !areAttributes(type, node.attrs)) return false;
  if (content === undefined) return !NEVER_EMPTY.has(type);
  if (!Array.isArray(content) || (content.length === 0 && NEVER_EMPTY.has(type))) return false;
  return all(content, (child) => isNode(child, children, depth + 1, budget));
}

/** Depth and count are those of the nodes below the document. */
export function richText(value: unknown): RecordFault | null {
  const budget = { nodes: MAX_RICH_NODES + 1, text: MAX_TEXT };
  return isNode(value, ["doc"], 0, budget) ? null : FAULT;
}
