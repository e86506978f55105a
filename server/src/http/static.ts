import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import {
  addressOf,
  isNotToBeKept,
  isRefusal,
  type Language,
  REFUSALS,
  type Refusal,
  ROUTES,
  refuse,
} from "@acuerdo/shared";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { CODE_ALPHABET } from "../codes.ts";
import { filesOf } from "./base-path.ts";
import { hostOf } from "./origin.ts";
import { languageOf, sendRefusal } from "./refusals.ts";
import type { Routes } from "./route.ts";

/** The client: its files as they were built, and its one page with a fresh nonce each time, for the styles that tldraw adds. */

const NONCE = "__NONCE__";
/** How the build names files in the page. */
const FILES = '="./';
/** Until its script runs, the page is in the language that the browser asks for. */
const LANGUAGE = /<html lang="\w+">/;
const PAGES = [
  "/",
  "/index.html",
  ROUTES.page,
  `${ROUTES.page}/minutes`,
  `${ROUTES.page}/screen`,
  `/:code(^[${CODE_ALPHABET}${CODE_ALPHABET.toLowerCase()}]{6,7}$)`,
];

/**
 * Where links lead that let somebody conduct a board: its page, with a status that keeps the address, key and all, out of what
 * browsers show of their history and complete in the address bar. The board is not gone: only this is no address to keep.
 */
const LANDING = `${ROUTES.page}/in`;
const NOT_TO_BE_KEPT = 410;

/** Headers by which a file is asked for again, or in parts. */
const OF_WHAT_CHANGES = ["etag", "last-modified", "accept-ranges"];

/** Headers that every answer carries. */
export const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/** Headers of every answer that can be shown as a page. */
export const PAGE_HEADERS = {
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
} as const;

const pathOf = ({ url }: FastifyRequest): string => url.split("?")[0] ?? "";

/** Nothing from elsewhere; `'self'` does not cover `ws:` in every browser, so the sockets' address is named. An IPv6 address cannot be. */
export function contentPolicy(host: string | null, nonce: string | null): string {
  const styles = nonce === null ? "'self'" : `'self' 'nonce-${nonce}'`;
  const sockets = host === null || host.startsWith("[") ? "" : ` ws://${host} wss://${host}`;
  return [
    "default-src 'none'; script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data: blob:; font-src 'self' data:",
    `connect-src 'self'${sockets}`,
    "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  ].join("; ");
}

/** The client's one page: its text is read again when a new build has replaced it. */
export class Page {
  readonly #path: string;
  readonly #base: string;
  #text = "";
  #writtenAt = -1;

  /** @param base the path of its host under which the server is, empty at the root. */
  constructor(folder: string, base: string) {
    this.#path = join(folder, "index.html");
    this.#base = base;
  }

  /** With a fresh nonce, or a refusal where the client is not built. */
  show(request: FastifyRequest, reply: FastifyReply): Buffer | Refusal {
    const nonce = randomBytes(16).toString("base64");
    const text = this.#render(nonce, languageOf(request), filesOf(request.originalUrl, this.#base));
    if (text === null) return refuse("no-such-route", "the client is not built: npm run build");
    // programs that look behind a link for a preview are not to list it
    reply
      .type("text/html; charset=utf-8")
      .headers({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", Vary: "Accept-Encoding" });
    reply.header("Content-Security-Policy", contentPolicy(hostOf(request), nonce));
    if (!takesGzip(request)) return Buffer.from(text);
    reply.header("Content-Encoding", "gzip");
    return gzipSync(text); // a thousand letters: half of what a phone fetches, in less time than its file was looked at
  }

  /** Where there is nothing: the page to whoever looks at it in a browser, which says so and leads on; the refusal to a program. */
  showNothing(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
    const page = isLookedAt(request) ? this.show(request, reply) : refusal;
    if (isRefusal(page)) return sendRefusal(request, reply, refusal);
    const path = pathOf(request);
    const isSomething = addressOf(path).page !== "none";
    if (!isSomething) request.refused = refusal.refused;
    if (isSomething) return reply.code(isNotToBeKept(path) ? NOT_TO_BE_KEPT : 200).send(page);
    return reply.code(REFUSALS[refusal.refused]).send(page);
  }

  #render(nonce: string, language: Language, files: string): string | null {
    if (!existsSync(this.#path)) return null;
    const { mtimeMs } = statSync(this.#path);
    if (mtimeMs !== this.#writtenAt) this.#text = readFileSync(this.#path, "utf8");
    this.#writtenAt = mtimeMs;
    const text = this.#text.replaceAll(NONCE, nonce).replaceAll(FILES, `="${files}`);
    return text.replace(LANGUAGE, `<html lang="${language}">`);
  }
}

/** A browser's `gzip, deflate`, and not a `gzip;q=0`. */
const takesGzip = ({ headers }: FastifyRequest): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(headers["accept-encoding"] ?? ""));

/** An address that somebody opened in a browser, and none of those that only programs ask. */
function isLookedAt({ method, url, headers }: FastifyRequest): boolean {
  const isPage = (method === "GET" || method === "HEAD") && !/^\/(api|sync|assets)\//.test(url);
  return isPage && /\btext\/html\b/i.test(headers.accept ?? "");
}

export function mountStatic(app: FastifyInstance, routes: Routes, folder: string, page: Page): void {
  for (const url of [...PAGES, LANDING])
    routes.on("GET", url, async (request, reply) => {
      if (isNotToBeKept(pathOf(request))) reply.code(NOT_TO_BE_KEPT);
      return page.show(request, reply);
    });
  app.setNotFoundHandler((request, reply) => page.showNothing(request, reply, refuse("no-such-route")));
  if (!existsSync(folder)) return;
  // A file that never changes is never asked for again; a phone fetches a dozen of them, and every line counts.
  app.addHook("onSend", async ({ url }, reply) => {
    if (url.startsWith("/assets/")) for (const name of OF_WHAT_CHANGES) reply.removeHeader(name);
  });
  app.register(fastifyStatic, {
    root: folder,
    index: false,
    dotfiles: "ignore",
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      // Files under /assets carry a hash of their content in their name.
      const lasting = path.includes("/assets/");
      response.setHeader("Cache-Control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
}
