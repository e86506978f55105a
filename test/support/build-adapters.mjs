/** `npm run build:adapter`: the adapters as plain modules, for comparison from outside the project. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await build({
  entryPoints: {
    "polis-adapter": here("polis/adapter.ts"),
    "agreement-adapter": here("polis/agreement-adapter.ts"),
    "guard-adapter": here("guard/adapter.ts"),
  },
  outdir: here("../dist"),
  conditions: ["source"],
  outExtension: { ".js": ".mjs" },
  bundle: true,
  external: ["yjs"], // Whoever compares has yjs too, and two copies of it do not mix.
  format: "esm",
  platform: "node",
  target: "es2023",
  logLevel: "info",
});
