/**
 * Writes client/dist/licences.txt: the licence of every package that the product ships or runs, from node_modules, and
 * tldraw's, whose packages only point to it, from docs/licences. The home page links to it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const OWN = "@acuerdo/";

function packages() {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages)
    .filter(([path, { dev, link, devOptional }]) => path.startsWith("node_modules/") && !dev && !link && !devOptional)
    .map(([path]) => path)
    .filter((path) => !path.includes(OWN) && existsSync(join(root, path, "package.json")));
}

function notice(path) {
  const folder = join(root, path);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$|-)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license ?? "see the package"}`;
  return { title: `${name} ${version}`, text };
}

const tldraw = readFileSync(join(root, "docs/licences/tldraw-3.15-LICENSE.md"), "utf8").trim();
const notices = [...new Set(packages())].map(notice).sort((a, b) => a.title.localeCompare(b.title, "en"));
const rule = "=".repeat(80);
const parts = [
  "Acuerdo is MIT licensed. It ships with the work of others, under these licences.",
  `${rule}\ntldraw 3.15 (@tldraw/* 3.15.6)\n${rule}\n\n${tldraw}`,
  ...notices.map(({ title, text }) => `${rule}\n${title}\n${rule}\n\n${text}`),
];
writeFileSync(join(root, "client/dist/licences.txt"), `${parts.join("\n\n")}\n`);
console.log(`licences.txt: ${notices.length + 1} notices`);
