import { describe, expect, test } from "vitest";
import { readSettings, type Settings } from "../../../server/src/config.ts";
import { baseOf, isOwnOrigin } from "../../../server/src/http/origin.ts";

/** Which pages are ours: what browsers call one address in several ways is one. */

const publicHost = (address: string): string => {
  const { publicUrl } = readSettings({ ACUERDO_PUBLIC_URL: address }) as Settings;
  return new URL(publicUrl ?? "").host;
};

test.each([
  ["https", "https://board.example.org"],
  ["HTTPS", "https://board.example.org"],
  ["http", "http://board.example.org"],
  ["javascript", "http://board.example.org"],
  ["ws", "http://board.example.org"],
  ["https, http", "http://board.example.org"],
  ["", "http://board.example.org"],
])("[HT10] an address that is given to others is http or https, whatever a proxy passes on: %j", (protocol, base) => {
  const request = { protocol, host: "board.example.org" } as Parameters<typeof baseOf>[0];
  expect(baseOf(request, null)).toBe(base);
});

describe("[WS4] a page of ours is told from another site's", () => {
  test.each([
    ["https://board.example.org", "board.example.org:443"],
    ["https://board.example.org", "BOARD.Example.org"],
    ["https://board.example.org.", "board.example.org"],
    ["https://board.example.org", "board.example.org."],
    ["http://board.example.org:80", "board.example.org"],
    ["http://192.168.1.20:8080", "192.168.1.20:8080"],
    ["http://[::1]:8080", "[::1]:8080"],
    ["http://[0:0:0:0:0:0:0:1]:8080", "[::1]:8080"],
  ])("ours by the host that was asked: %s at %s", (origin, host) => {
    expect(isOwnOrigin(origin, host, null)).toBe(true);
  });
  test.each(["https://board.example.org:443", "https://BOARD.example.org/", "https://board.example.org."])(
    "ours by the public address, however that was written: %s",
    (address) => {
      for (const origin of ["https://board.example.org", "https://board.example.org.", "https://BOARD.EXAMPLE.ORG"])
        expect([origin, isOwnOrigin(origin, "127.0.0.1:8137", publicHost(address))]).toEqual([origin, true]);
    },
  );
  test.each([
    ["https://board.example.org", "board.example.org:80"],
    ["http://board.example.org", "board.example.org:443"],
    ["https://board.example.org..", "board.example.org"],
    ["https://board.example.org.evil.example", "board.example.org"],
    ["https://evil.example", "evil.example/x"],
    ["https://evil.example", "evil.example#"],
    ["https://evil.example", ""],
    ["file:///x", ""],
    ["null", "null"],
    ["chrome-extension://board.example.org", "board.example.org"],
    ["ws://board.example.org", "board.example.org"],
  ])("not ours: %s at %s", (origin, host) => {
    expect(isOwnOrigin(origin, host, "public.example.org")).toBe(false);
  });
  test("without a host there is none to compare with", () => {
    expect(isOwnOrigin("https://evil.example", undefined, null)).toBe(false);
  });
});
