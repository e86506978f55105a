import { parseSync } from "vite";

/**
 * Finds words that React keeps as a text node beside something else. A browser's translator takes such a node out of the
 * page: from then on it never changes, and React throws when it is to go. Alone in an element, words are safe.
 */

// biome-ignore lint/suspicious/noExplicitAny: the parser's tree, of which a few fields are looked at
type Node = any;

/** Calls that give a list of what their function gives. */
const LISTS = new Set(["map", "flatMap", "from"]);

export interface LooseWords {
  readonly line: number;
  readonly source: string;
}

function initialsOf(program: Node): Map<string, Node> {
  const initials = new Map<string, Node>();
  walk(program, (node) => {
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier") initials.set(node.id.name, node.init);
  });
  return initials;
}

function walk(node: Node, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) walk(one, visit);
  else if (node !== null && typeof node === "object") {
    if (typeof node.type === "string") visit(node);
    for (const value of Object.values(node)) if (value !== null && typeof value === "object") walk(value, visit);
  }
}

/** Indentation between elements, which the compiler drops, and comments. */
function isNothing(child: Node): boolean {
  if (child.type === "JSXText") return child.value.trim() === "";
  if (child.type !== "JSXExpressionContainer") return false;
  const { type, value } = child.expression;
  return type === "JSXEmptyExpression" || (type === "Literal" && typeof value === "string" && value.trim() === "");
}

/** What a function gives: its expression, or what it returns. */
function given(body: Node): Node[] {
  if (body?.type !== "BlockStatement") return [body];
  const returned: Node[] = [];
  walk(body, (node) => {
    if (node.type === "ReturnStatement") returned.push(node.argument);
  });
  return returned;
}

/** Whether an expression may come out as words; names are looked up, and what is handed in as `children` is looked at where it is made. */
function mayBeWords(node: Node, initials: Map<string, Node>, depth = 0): boolean {
  const again = (one: Node) => mayBeWords(one, initials, depth + 1);
  if (!node || depth > 20) return false;
  switch (node.type) {
    case "JSXElement":
    case "JSXFragment":
      return false;
    case "JSXExpressionContainer":
    case "ParenthesizedExpression":
    case "TSAsExpression":
      return again(node.expression);
    case "LogicalExpression":
      return again(node.right) || (node.operator !== "&&" && again(node.left));
    case "ConditionalExpression":
      return again(node.consequent) || again(node.alternate);
    case "Literal":
      return node.value !== null && typeof node.value !== "boolean";
    case "CallExpression": {
      const name = node.callee.type === "MemberExpression" ? node.callee.property.name : null;
      const made = node.arguments.find(({ type }: Node) => type === "ArrowFunctionExpression");
      return !(LISTS.has(name) && made) || given(made.body).some(again);
    }
    case "Identifier":
      if (node.name === "children" || node.name === "undefined") return false;
      return initials.has(node.name) ? again(initials.get(node.name)) : !/^(action|footer)$/.test(node.name);
    default:
      return true;
  }
}

/** @param source a screen's TypeScript with JSX. */
export function looseWords(source: string): LooseWords[] {
  const { program, errors } = parseSync("screen.tsx", source, { lang: "tsx" });
  if (errors.length > 0) throw new Error(errors[0]?.message);
  const initials = initialsOf(program);
  const found: LooseWords[] = [];
  walk(program, (node) => {
    if (node.type !== "JSXElement" && node.type !== "JSXFragment") return;
    const children = node.children.filter((child: Node) => !isNothing(child));
    const all = children.length > 1 ? children : [];
    for (const child of all.filter((one: Node) => one.type === "JSXText" || mayBeWords(one, initials))) {
      found.push({
        line: source.slice(0, child.start).split("\n").length,
        source: source.slice(child.start, child.end),
      });
    }
  });
  return found;
}
