/** What is older than its sources. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const at = (...names) => join(ROOT, ...names);

/** The newest change of a file or of anything below a folder; 0 when there is none. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const changed = (...paths) => Math.max(...paths.map(newest));
const shared = () => changed(at("shared/src"), at("tsconfig.base.json"), at("package-lock.json"));

/** By the compiler's notes of what it built, each beside its own sources: a part that has not changed is not built anew. */
export function serverIsStale() {
  if (!existsSync(at("server/dist/main.js")) || !existsSync(at("shared/dist/index.js"))) return true;
  const isStale = (part, sources) => newest(at(part, "dist/.tsbuildinfo")) < sources;
  return isStale("shared", shared()) || isStale("server", changed(at("server/src")));
}

export function clientIsStale() {
  const sources = ["src", "public", "index.html", "vite.config.ts"].map((name) => at("client", name));
  return newest(at("client/dist/index.html")) < Math.max(shared(), changed(...sources));
}
