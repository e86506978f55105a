import { expect, test } from "vitest";
import { isFile } from "../../../client/service-worker/ours.ts";

/** What a device keeps of the page for good, and what somebody before the server says in a file's place. */

const came = (contentType: string | null, status = 200, type: ResponseType = "basic") => ({
  ...{ status, type },
  headers: new Headers(contentType === null ? {} : { "content-type": contentType }),
});

test.each([
  ["/assets/hand-a.js", "text/javascript; charset=utf-8"],
  ["/assets/hand-a.js", "application/javascript"],
  ["/assets/hand-a.css", "text/css; charset=utf-8"],
  ["/assets/es-a.json", "application/json; charset=utf-8"],
  ["/assets/inter-a.woff2", "font/woff2"],
  ["/assets/icon-a.svg", "image/svg+xml"],
])("[SC7] %s as %s is a file", (address, contentType) => {
  expect(isFile(address, came(contentType))).toBe(true);
  for (const status of [204, 206, 302, 404, 503]) expect(isFile(address, came(contentType, status))).toBe(false);
  expect(isFile(address, came(contentType, 200, "opaque"))).toBe(false);
});

test.each([
  ["/assets/hand-a.js", "text/html"],
  ["/assets/hand-a.js", "application/json"],
  ["/assets/hand-a.js", "text/plain"],
  ["/assets/hand-a.js", null],
  ["/assets/hand-a.css", "application/json; charset=utf-8"],
  ["/assets/es-a.json", "text/html; charset=utf-8"],
  ["/assets/inter-a.woff2", "Text/HTML"],
  ["/assets/icon-a.svg", "application/json"],
])("[SC7] %s as %s is none", (address, contentType) => {
  expect(isFile(address, came(contentType))).toBe(false);
});
