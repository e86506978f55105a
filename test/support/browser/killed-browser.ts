import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, chromium } from "playwright-core";
import { expect } from "vitest";
import { ARGS } from "./browser.ts";

/** A browser on a folder of its own, which can end from one moment to the next, as by an empty battery, and begin again. */
export class KilledBrowser {
  readonly context: BrowserContext;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, context: BrowserContext) {
    this.#process = process;
    this.context = context;
  }

  /** @param folder what it keeps, from the one before. */
  static async open(folder: string): Promise<KilledBrowser> {
    const port = join(folder, "DevToolsActivePort");
    for (const name of ["DevToolsActivePort", "SingletonLock", "SingletonCookie", "SingletonSocket"])
      rmSync(join(folder, name), { force: true });
    const own = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "--accept-lang=es-ES"];
    const browser = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", [...ARGS, ...own], { stdio: "ignore" });
    await expect
      .poll(() => existsSync(port) && readFileSync(port, "utf8").includes("\n"), { timeout: 30_000 })
      .toBe(true);
    const url = `http://127.0.0.1:${readFileSync(port, "utf8").split("\n")[0]}`;
    const [context] = (await chromium.connectOverCDP(url)).contexts();
    if (!context) throw new Error("a browser without a context");
    return new KilledBrowser(browser, context);
  }

  /** Nothing in it hears of it. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended;
  }
}
