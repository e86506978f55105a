import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A file of the product with one piece of it as it was before it was mended: what a test's control imports in its place. The
 * file itself, and all that others import of it, stays as it is.
 */

/** What stands in the file, once, and what stands in its place. */
export type Change = readonly [now: string, before: string];

const MARK = "?weakened=";

const HOUSE = join(import.meta.dirname, "../..");

/** The name by which the weakened file is imported; also in a change of another that imports it. @param file from the house's own folder. */
export const weakened = (file: string, ...changes: readonly Change[]): string =>
  join(HOUSE, file) + MARK + Buffer.from(JSON.stringify(changes)).toString("base64url");

/** The weakened file itself. */
export const weakly = <M>(file: string, ...changes: readonly Change[]): Promise<M> =>
  import(weakened(file, ...changes));

function change(source: string, [now, before]: Change, id: string): string {
  const parts = source.split(now);
  if (parts.length !== 2) throw new Error(`${JSON.stringify(now)} stands ${parts.length - 1} times in ${id}`);
  return parts.join(before);
}

/** For Vitest's configuration: gives weakened files to whoever imports them by that name. */
export const weakening = () => ({
  name: "weakening",
  enforce: "pre" as const,
  resolveId: (id: string) => (id.includes(MARK) ? id : undefined),
  load(id: string): string | undefined {
    const [file, changes] = id.split(MARK);
    if (!file || !changes) return;
    const list = JSON.parse(Buffer.from(changes, "base64url").toString()) as Change[];
    return list.reduce((source, each) => change(source, each, file), readFileSync(file, "utf8"));
  },
});
