import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { gzipAsync } from "@gfx/zopfli";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";
import { bareTldraw } from "./bare-tldraw.ts";
import { serviceWorker } from "./build-service-worker.ts";
import { keepAssets } from "./keep-assets.ts";
import { olderScripts } from "./older-scripts.ts";
import { olderStyles } from "./older-styles.ts";

const brotli = promisify(brotliCompress);
const best = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
const all = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS };
const inBrotli = (raw: Buffer) => brotli(raw, { params: { ...best, ...all } });
const inGzip = (raw: Buffer) => promisify(gzip)(raw, { level: 9, memLevel: 9 });

/** Writes .br and .gz beside what compresses, so that the server never compresses while people wait; all at once, as cores allow. */
function precompress(): Plugin {
  let outDir = "";
  return {
    name: "precompress",
    apply: "build",
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async writeBundle(_, bundle) {
      const compress = async (name: string): Promise<void> => {
        const path = join(import.meta.dirname, outDir, name);
        const raw = readFileSync(path);
        if (raw.length < 1024) return;
        // a room without TLS gets gzip: what a phone may fetch there is made smaller than zlib can, in seconds once
        const onPhones = /\.(js|css)$/.test(name) && raw.length < 500_000;
        const [br, gz] = await Promise.all([inBrotli(raw), onPhones ? gzipAsync(raw, {}) : inGzip(raw)]);
        writeFileSync(`${path}.br`, br);
        writeFileSync(`${path}.gz`, gz);
      };
      await Promise.all(
        Object.keys(bundle)
          .filter((name) => /\.(js|css|svg|json)$/.test(name))
          .map(compress),
      );
    },
  };
}

/** Leaves the files of the last builds where open tabs look for them. */
function keepOldAssets(): Plugin {
  let outDir = "";
  return {
    name: "keep-old-assets",
    apply: "build",
    configResolved(config) {
      outDir = config.build.outDir;
    },
    writeBundle(_, bundle) {
      const assets = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
      keepAssets(
        join(import.meta.dirname, outDir),
        assets.map((name) => name.slice("assets/".length)),
      );
    },
  };
}

/** The oldest in which the page works; `test/support/browser/newer.ts` has what they lack. */
const BROWSERS = ["safari15.4", "chrome100", "edge100", "firefox115"];
/** For scripts: what `older-scripts.ts` does about Safari 15 costs a phone a tenth of what Vite would do, which is to unmake every class. */
const SYNTAX = ["safari16", "chrome100", "edge100", "firefox115"];
/** lib0's own files ask each other for what this is by a name that others use as well. */
function knownEnvironment(): Plugin {
  return {
    name: "known-environment",
    enforce: "pre",
    resolveId(source, importer = "") {
      const isAsked =
        source === "lib0/environment" || (source === "./environment.js" && /[\\/]lib0[\\/]/.test(importer));
      return isAsked ? join(import.meta.dirname, "src/sync/plain-environment.ts") : null;
    },
  };
}

const server = process.env.ACUERDO_SERVER ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: import.meta.dirname,
  base: "./", // wherever a proxy puts it
  plugins: [
    react({ jsxImportSource: "#jsx" }),
    knownEnvironment(),
    bareTldraw(),
    olderStyles(),
    olderScripts(),
    serviceWorker(SYNTAX),
    precompress(),
    keepOldAssets(),
  ],
  resolve: {
    conditions: ["source", ...defaultClientConditions],
    dedupe: ["yjs", "react", "react-dom"],
    alias: [
      // Yjs says its few warnings in plain words: the browser's colours bring a whole schema library to the phone
      { find: "lib0/logging", replacement: join(import.meta.dirname, "src/sync/plain-logging.ts") },
      { find: "lib0/broadcastchannel", replacement: join(import.meta.dirname, "src/sync/no-channel.ts") },
      { find: /^core-js\/stable\/.*$/, replacement: join(import.meta.dirname, "src/canvas/no-polyfills.ts") },
      { find: /^\.\.\/createLucideIcon\.mjs$/, replacement: join(import.meta.dirname, "src/ui/drawn-icon.ts") },
    ],
  },
  // tldraw's asset imports make the dependency optimizer die (53 `?url` imports of translations)
  optimizeDeps: { exclude: ["@tldraw/assets", "@acuerdo/shared"] },
  build: {
    target: SYNTAX,
    cssTarget: BROWSERS,
    outDir: "dist",
    emptyOutDir: false, // `keepOldAssets` removes what is old enough
    assetsInlineLimit: 0,
    sourcemap: false,
    chunkSizeWarningLimit: 2500,
    modulePreload: { polyfill: false },
    // everything that the page begins with in one file: a dozen would cost a phone a dozen answers' heads
    // so would a board on a phone: what the table shares with it comes along
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "page", tags: ["$initial"], priority: 2 },
            { name: "hand", test: /client\/src\/hand\/HandBoard\.tsx$/, priority: 1 },
            // what several screens share, which were a hundred files of some hundred bytes each
            {
              name: "shared",
              test: /lucide-react|shared\/src\/(i18n|names)|client\/src\/(ui|sync)\//,
              minShareCount: 3,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: { "/api": server, "/sync": { target: server.replace("http", "ws"), ws: true }, "/healthz": server },
  },
});
