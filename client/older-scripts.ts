import { type Plugin, parseAst } from "vite";

/**
 * Safari before 16 loses a variable that is named beside brackets in the initial value of a class field: "Can't find variable"
 * (https://webkit.org/b/236843). Inside a function of its own it finds it.
 */

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === "string";
const partsOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** A bracket that could be the beginning of a function's parameters; those of a call stand behind what is called. */
const OPEN = /(^|[^\w$)\]}`'"])\(/;

function holdsFunction(node: Node): boolean {
  return /Function|Class/.test(node.type) || partsOf(node).some(holdsFunction);
}

/** Whether it is in a function of its own already, which is called at once. */
function isWrapped({ type, callee, arguments: given }: Node): boolean {
  const { type: called, params } = (callee ?? {}) as { type?: string; params?: unknown[] };
  const isBare = params?.length === 0 && (given as unknown[]).length === 0;
  return type === "CallExpression" && called === "ArrowFunctionExpression" && isBare;
}

function* valuesOf(script: string): Generator<Node> {
  const open: Node[] = [parseAst(script) as unknown as Node];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "PropertyDefinition" && isNode(node.value)) yield node.value;
    open.push(...partsOf(node));
  }
}

/** Initial values of class fields that Safari 15 misreads. */
export function misread(script: string): { readonly start: number; readonly end: number }[] {
  if (!/\bclass\b/.test(script)) return [];
  return [...valuesOf(script)].filter(
    (value) => !isWrapped(value) && (holdsFunction(value) || OPEN.test(script.slice(value.start, value.end))),
  );
}

/** The script with each of them in a function of its own. */
export function forSafari(script: string): string {
  const added = misread(script).flatMap(({ start, end }) => [
    { at: start, text: "(()=>(" },
    { at: end, text: "))()" },
  ]);
  let [text, from] = ["", 0];
  for (const { at, text: more } of added.sort((a, b) => a.at - b.at)) {
    text += script.slice(from, at) + more;
    from = at;
  }
  return text + script.slice(from);
}

export function olderScripts(): Plugin {
  return {
    name: "older-scripts",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        // after everything else: what makes files small would take the functions out again
        for (const file of Object.values(bundle)) if (file.type === "chunk") file.code = forSafari(file.code);
      },
    },
  };
}
