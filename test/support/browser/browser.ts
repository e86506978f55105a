import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { holdFocus, watchFocus } from "./focus.ts";

/** Real Chromium, driven as people do. Keeps an account of every request, error and policy violation of each page. */

export const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP workshop.test 127.0.0.1",
];

/** The address under which others on the network reach a server on this machine: plain http, without a browser's trust in localhost. */
export const onTheNetwork = (url: string): string => url.replace("127.0.0.1", "workshop.test");

export const LAPTOP = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
}

export interface Account {
  readonly hosts: Set<string>;
  readonly urls: string[];
  readonly errors: string[];
}

export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly account: Account;
  readonly name: string;
}

/** What a browser says when the network is gone: expected where a test kills the server, an error anywhere else. */
const NETWORK =
  /ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket connection to|Failed to fetch|net::ERR|the server responded with a status of 50/;

/** A header of ours that means something over https alone; browsers say so wherever there is none. */
const PLAIN_HTTP = /Cross-Origin-Opener-Policy header has been ignored/;

function keepAccount(page: Page, account: Account): void {
  page.on("request", (request) => {
    const url = new URL(request.url());
    account.urls.push(request.url());
    if (url.protocol.startsWith("http")) account.hosts.add(url.host);
  });
  page.on("websocket", (socket) => account.hosts.add(new URL(socket.url()).host));
  page.on("pageerror", (error) => account.errors.push(String(error)));
  page.on("console", (message) => {
    const text = message.text();
    const serious = message.type() === "error" || text.includes("Content Security Policy");
    const isOurs = serious && !NETWORK.test(text) && !PLAIN_HTTP.test(text);
    if (isOurs) account.errors.push(`${text} ${message.location().url}`.trim());
  });
}

/** So long may anything take that somebody does or waits for, on two cores that play two tests at once. */
const ACT_MS = 30_000;

/** Somebody with a device of their own: a fresh browser profile, a language, a screen. No act of theirs may lose the focus. */
export async function arrive(
  browser: Browser,
  name: string,
  options: {
    language: "es" | "en";
    phone?: boolean;
    viewport?: { width: number; height: number };
    /** Else none is let in: what it answers, a test cannot answer in its place. */
    serviceWorker?: boolean;
  },
): Promise<Person> {
  const context = await browser.newContext({
    viewport: options.viewport ?? (options.phone ? PHONE : LAPTOP),
    locale: options.language === "es" ? "es-ES" : "en-GB",
    timezoneId: "Europe/Madrid",
    reducedMotion: "reduce",
    serviceWorkers: options.serviceWorker ? "allow" : "block",
    ...(options.phone ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  });
  const account: Account = { hosts: new Set(), urls: [], errors: [] };
  await watchFocus(context);
  const page = await context.newPage();
  page.setDefaultTimeout(ACT_MS);
  holdFocus(page);
  keepAccount(page, account);
  return { page, context, account, name };
}

const ARTIFACTS = join(import.meta.dirname, "../../.artifacts");

/** Keeps a picture of what somebody sees when a test fails. */
export async function picture(person: Person, title: string): Promise<void> {
  mkdirSync(ARTIFACTS, { recursive: true });
  const file = `${title}-${person.name}.png`.replace(/[^\w.-]+/g, "-");
  await person.page.screenshot({ path: join(ARTIFACTS, file) }).catch(() => undefined); // the page may be gone already
}
