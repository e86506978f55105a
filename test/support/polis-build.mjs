/** `npm run build:adapter`: the two adapters as plain modules, for comparison from outside the project. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: [here("polis-adapter.ts"), here("agreement-adapter.ts")],
  outdir: here("../dist"),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2023",
  logLevel: "info",
});
