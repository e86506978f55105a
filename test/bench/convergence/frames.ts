import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { GRADES, opinionMap, table, type VersionId } from "@acuerdo/shared";
import type { Browser, CDPSession, Page } from "playwright-core";
// @ts-expect-error a plain script without types
import { mustRun, scriptOf } from "../../../server/scripts/programs.mjs";
import { randomOf } from "../../../shared/src/convergence/random.ts";
import { Acts } from "../../support/browser/act.ts";
import { arrive, openBrowser } from "../../support/browser/browser.ts";
import { startServer } from "../../support/server/server.ts";
import { campsWorkshop } from "../../support/simulate/camps.ts";
import { type Played, play } from "../../support/simulate/play.ts";
import { busyStretches, type Profile } from "./stretches.ts";
import { CATEGORIES, type MainThread, mainThreadOf } from "./tasks.ts";

/**
 * `npm run bench:frames`: how long the main thread of a laptop's browser is held while stances come in on a board of 60
 * people and 200 statements, and how much of it is convergence. The client is built unminified, so that the profile
 * names the functions.
 */

const SHAPE = { seed: "frames", people: 60, statements: 200, camps: 3, rated: 0.6, noise: 1 };
/** Of the 200 statements: agreements under test, all of them planks of the floor. */
const WORDED = 40;
const STANCES = 200;
const PER_SECOND = 10;
/** A frame longer than this is felt; browsers call it a long task. */
const LONG_MS = 50;
const SAMPLE_US = 500;

const ROOT = join(import.meta.dirname, "../../..");

function buildClient(): string {
  const folder = mkdtempSync(join(tmpdir(), "acuerdo-frames-"));
  const cwd = join(ROOT, "client");
  // relative, as the client's own configuration expects it
  const outDir = ["--emptyOutDir", "--outDir", relative(cwd, folder)];
  const args = ["build", "--logLevel", "error", "--minify", "false", ...outDir];
  mustRun(scriptOf("vite"), args, { cwd });
  return folder;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function versionsOf({ guests }: Played): Promise<VersionId[]> {
  const [guest] = guests.values();
  if (!guest) throw new Error("nobody is on the board");
  const ledger = await guest.connect("ledger");
  const ids = [...ledger.doc.getMap("versions").keys()] as VersionId[];
  ledger.destroy();
  return ids;
}

/** Everybody changes their mind, one after another: stances on wordings, the case in which the floor has to be laid anew. */
async function stancesComeIn({ guests }: Played, versions: readonly VersionId[], seed: string): Promise<void> {
  const random = randomOf(seed);
  const people = [...guests.values()];
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  for (let n = 0; n < STANCES; n++) {
    const grade = pick(GRADES);
    const reason = grade === "object" ? `It ends what we do (${n})` : "";
    await pick(people).ask({ kind: "stance.take", statementId: pick(versions), grade, reason, condition: "" });
    await pause(1000 / PER_SECOND);
  }
}

interface Watched {
  readonly page: Page;
  readonly session: CDPSession;
  readonly browser: Browser;
}

interface Measured {
  /** Durations that the browser itself reports, in ms. */
  readonly longTasks: readonly number[];
  readonly profile: Profile;
  readonly main: MainThread;
}

async function whileMeasuring({ page, session, browser }: Watched, work: () => Promise<void>): Promise<Measured> {
  await page.evaluate(() => {
    const seen: number[] = [];
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: "longtask",
    });
    Object.assign(window, { longTasks: seen });
  });
  // ending a profile is a long task by itself: it is left out of what is counted
  await session.send("Profiler.start");
  await browser.startTracing(page, { categories: [...CATEGORIES] });
  await work();
  await pause(2_000);
  const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  const main = mainThreadOf(await browser.stopTracing());
  const { profile } = await session.send("Profiler.stop");
  return { longTasks, profile, main };
}

function report(title: string, { longTasks, profile, main }: Measured): void {
  const stretches = busyStretches(profile);
  const most = (values: readonly number[]) => Math.max(0, ...values).toFixed(1);
  const blamed = stretches.filter(({ convergence }) => convergence > LONG_MS).length;
  const each = stretches.reduce((sum, { convergence }) => sum + convergence, 0) / STANCES;
  const all = main.tasks.reduce((sum, task) => sum + task, 0);
  console.log(
    `| ${title} | ${STANCES} | ${longTasks.length} | ${most(longTasks)} | ` +
      `${main.tasks.filter((task) => task > LONG_MS).length} | ${most(main.tasks)} | ${(all / STANCES).toFixed(1)} | ` +
      `${most(stretches.map(({ ms }) => ms))} | ${each.toFixed(2)} | ` +
      `${most(stretches.map(({ convergence }) => convergence))} | ${blamed} |`,
  );
  const kinds = [...main.kinds].map(([kind, took]) => `${kind} ${(took / STANCES).toFixed(2)}`);
  console.error(`${title}, ms a stance: ${kinds.join(", ")}`);
  if (process.env.PROFILE)
    writeFileSync(`${process.env.PROFILE}-${title.replace(/\W+/g, "-")}.cpuprofile`, JSON.stringify(profile));
}

async function main(): Promise<void> {
  const clientDir = buildClient();
  const env = { ACUERDO_MAX_INTENTS_PER_SECOND: "1000", ACUERDO_MAX_INTENTS_AT_ONCE: "1000" };
  const server = await startServer({ clientDir, env });
  const played = await play({ server: server.url, workshop: campsWorkshop(SHAPE, WORDED), speed: 0, say: () => {} });
  await played.leave();
  const versions = await versionsOf(played);
  const browser = await openBrowser();
  const person = await arrive(browser, "reader", { language: "en" });
  const reader = new Acts(person, "en");
  const { pathname, hash } = new URL(played.board.urls.observer);
  await reader.page.goto(server.url + pathname + hash);
  await reader.join({ name: "Noa" });
  await reader.leaveWall();
  const session = await person.context.newCDPSession(reader.page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: SAMPLE_US });
  console.log(
    "| on screen | stances | long tasks | longest, ms | over 50 ms of CPU | most CPU in a task, ms | CPU a stance, ms | longest busy, ms | convergence a stance, ms | most in one, ms | over 50 |",
  );
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
  const measure = (seed: string) =>
    whileMeasuring({ page: reader.page, session, browser }, () => stancesComeIn(played, versions, seed));
  await pause(3_000);
  report("table, positions", await measure("positions"));
  await reader.tab(table.agreements);
  await pause(3_000);
  report("table, agreements and floor", await measure("agreements"));
  await reader.page.getByText(reader.say(opinionMap.title), { exact: true }).click();
  await pause(5_000);
  report("the same with the opinion map", await measure("map"));
  await browser.close();
  await server.stop();
  rmSync(clientDir, { recursive: true, force: true });
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.stack);
    process.exit(1);
  },
);
