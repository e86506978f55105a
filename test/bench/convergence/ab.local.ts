import { writeFileSync } from "node:fs";
import { GRADES, opinionMap, table, type VersionId } from "@acuerdo/shared";
import { randomOf } from "../../../shared/src/convergence/random.ts";
import { Acts } from "../../support/act.ts";
import { arrive, openBrowser } from "../../support/browser.ts";
import { startServer } from "../../support/server.ts";
import { campsWorkshop } from "../../support/simulate/camps.ts";
import { play } from "../../support/simulate/play.ts";
import { CATEGORIES, mainThreadOf } from "./tasks.ts";
import { busyStretches } from "./stretches.ts";

const SHAPE = { seed: "frames", people: 60, statements: 200, camps: 3, rated: 0.6, noise: 1 };
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const STANCES = Number(process.env.STANCES ?? 60);
const pause = (ms: number) => new Promise<void>((r) => setTimeout(r, ms));
const sides = process.argv.slice(2).map((a) => { const [name, dir] = a.split("="); return { name: name!, dir: dir! }; });
const env = { ACUERDO_MAX_INTENTS_PER_SECOND: "1000", ACUERDO_MAX_INTENTS_AT_ONCE: "1000" };
const browser = await openBrowser();
const all = await Promise.all(sides.map(async ({ name, dir }) => {
  const server = await startServer({ clientDir: dir, env });
  const played = await play({ server: server.url, workshop: campsWorkshop(SHAPE, 40), speed: 0, say: () => {} });
  await played.leave();
  const [guest] = played.guests.values();
  const l = await guest!.connect("ledger");
  const versions = [...l.doc.getMap("versions").keys()] as VersionId[];
  const positions = [...l.doc.getMap("positions").keys()] as VersionId[];
  l.destroy();
  return { name, server, played, versions, positions };
}));
console.log("played", new Date().toISOString());
for (const one of all) {
  const person = await arrive(browser, "reader", { language: "en" });
  const reader = new Acts(person, "en");
  const { pathname, hash } = new URL(one.played.board.urls.observer);
  await reader.page.goto(one.server.url + pathname + hash);
  await reader.join({ name: "Noa" });
  const session = await person.context.newCDPSession(reader.page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 500 });
  Object.assign(one, { reader, session });
  await pause(3000);
}
async function come(one: any, ids: any[], seed: string) {
  const random = randomOf(seed);
  const people = [...one.played.guests.values()] as any[];
  const pick = (items: any[]) => items[Math.floor(random() * items.length)];
  for (let n = 0; n < STANCES; n++) {
    const grade = pick([...GRADES]);
    await pick(people).ask({ kind: "stance.take", statementId: pick(ids), grade, reason: grade === "object" ? `It ends (${n})` : "", condition: "" });
    await pause(100);
  }
}
const rows = new Map<string, number[][]>();
async function measure(one: any, title: string, ids: any[], round: number) {
  await one.reader.page.bringToFront();
  await browser.startTracing(one.reader.page, { categories: [...CATEGORIES] });
  await one.session.send("Profiler.start");
  await come(one, ids, `${title}${round}`);
  await pause(1500);
  const { profile } = await one.session.send("Profiler.stop");
  const main = mainThreadOf(await browser.stopTracing());
  if (process.env.PROFILE && round === 0) writeFileSync(`${process.env.PROFILE}-${one.name}-${title.replace(/\W+/g, "-")}.cpuprofile`, JSON.stringify(profile));
  const sum = main.tasks.reduce((a, b) => a + b, 0) / STANCES;
  const conv = busyStretches(profile).reduce((a, s) => a + s.convergence, 0) / STANCES;
  const key = `${title} | ${one.name}`;
  rows.set(key, [...(rows.get(key) ?? []), [main.tasks.filter((t) => t > 50).length, Math.max(...main.tasks), sum, conv]]);
  console.log(key, main.tasks.filter((t) => t > 50).length, Math.max(...main.tasks).toFixed(1), sum.toFixed(1), conv.toFixed(2), [...main.kinds].map(([k, v]) => `${k} ${(v / STANCES).toFixed(2)}`).join(" "));
}
for (let r = 0; r < ROUNDS; r++) for (const one of all) await measure(one, "positions tab, stances on wordings", one.versions, r);
for (let r = 0; r < ROUNDS; r++) for (const one of all) await measure(one, "positions tab, stances on positions", one.positions, r);
for (const one of all as any[]) { await one.reader.page.bringToFront(); await one.reader.tab(table.agreements); await pause(3000); }
for (let r = 0; r < ROUNDS; r++) for (const one of all) await measure(one, "agreements", one.versions, r);
for (const one of all as any[]) { await one.reader.page.bringToFront(); await one.reader.page.getByText(one.reader.say(opinionMap.title), { exact: true }).click(); await pause(6000); }
for (let r = 0; r < ROUNDS; r++) for (const one of all) await measure(one, "map", one.versions, r);
if (process.env.SHOTS) for (const one of all as any[]) await one.reader.page.screenshot({ path: `${process.env.SHOTS}-${one.name}.png` });
const median = (v: number[]) => [...v].sort((a, b) => a - b)[Math.floor(v.length / 2)]!;
console.log("| screen | tasks > 50 ms CPU | longest task, ms CPU | CPU a stance, ms | convergence a stance, ms (wall) |");
for (const [k, v] of rows) console.log(`| ${k} | ${[0, 1, 2, 3].map((i) => median(v.map((x) => x[i]!)).toFixed(2)).join(" | ")} |`);
await browser.close();
for (const one of all) await one.server.stop();
process.exit(0);
