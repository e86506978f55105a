/** Whether what came is a file of the server's, and not what a portal or a proxy says in its place: that would be kept for good. */

/** What files of these names are served as; of all others only that they are no page and no answer of an API. */
const TYPES: Readonly<Record<string, RegExp>> = { js: /\bjavascript\b/i, css: /^text\/css\b/i, json: /\bjson\b/i };
const OF_OTHERS = /^(?!text\/html\b|application\/json\b)/i;

type Given = Pick<Response, "status" | "type" | "headers">;

export function isFile(address: string, { status, type, headers }: Given): boolean {
  const served = headers.get("content-type") ?? "";
  const expected = TYPES[address.split(".").at(-1) ?? ""] ?? OF_OTHERS;
  return status === 200 && type === "basic" && expected.test(served);
}
