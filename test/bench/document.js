import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";

/** Where benchmarks write what they measured, each in its own section, with the machine and the commit. */

const DOCS = join(import.meta.dirname, "../../docs/bench.md");
const GIB = 2 ** 30;

function git(...args) {
  try {
    return execFileSync("git", args, { cwd: import.meta.dirname, encoding: "utf8" }).trim();
  } catch {
    return ""; // Not a checkout: the numbers stand without a commit.
  }
}

/** What was measured and on what. `code`: the folders from which it was built. */
export function machine(code) {
  const changed = git("status", "--porcelain", "--", ...code.map((folder) => `:/${folder}`)) !== "";
  const cores = cpus();
  const commit = `${git("rev-parse", "--short", "HEAD")}${changed ? " and uncommitted changes" : ""}`;
  return [
    `${new Date().toISOString().slice(0, 16)}, commit ${commit}`,
    `${cores.length} × ${cores[0].model}, ${Math.round(totalmem() / GIB)} GiB, Linux ${release()}, Node ${process.version}`,
  ].join("; ");
}

const line = (cells) => `| ${cells.join(" | ")} |`;
export const table = (head, rows) => [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");

/** Puts a report in its place in docs/bench.md. `command`: what wrote it. */
export function writeSection(name, command, text) {
  const begin = `<!-- ${name}: written by ${command} -->`;
  const end = `<!-- ${name}: end -->`;
  const old = readFileSync(DOCS, "utf8");
  const section = `${begin}\n${text.trim()}\n\n${end}`;
  const [from, to] = [old.indexOf(begin), old.indexOf(end)];
  const next =
    from >= 0 && to > from ? old.slice(0, from) + section + old.slice(to + end.length) : `${old}\n${section}\n`;
  writeFileSync(DOCS, next);
}
