import { describe, expect, test } from "vitest";
import { addressesOf, type isOwnOrigin } from "../../../server/src/http/origin.ts";
import { isSameOrigin } from "../../../server/src/sockets/judge.ts";
import { weakly } from "../../support/weakening.ts";

/** Which addresses mean this server, and what is said of those that do not. */

const asked = (origin: string | undefined, host: string | undefined) => ({
  headers: { ...(origin === undefined ? {} : { origin }), ...(host === undefined ? {} : { host }) },
});

type Way = readonly [origin: string | undefined, host: string, publicUrl: string | null];
const OURS: readonly Way[] = [
  [undefined, "board.example.org", null],
  ["http://192.0.2.1:8080", "192.0.2.1:8080", null],
  ["https://board.example.org", "board.example.org:443", null],
  ["http://board.example.org", "board.example.org:80", null],
  ["https://board.example.org", "BOARD.example.org", null],
  ["https://board.example.org", "board.example.org.", null],
  ["http://[::1]:8080", "[::1]:8080", null],
  ["https://board.example.org", "127.0.0.1:8080", "https://board.example.org"],
  ["https://board.example.org", "127.0.0.1:8080", "https://BOARD.example.org:443/"],
];

describe("[WS43] an address", () => {
  test.each(OURS)("%s at %s, set as %s, is ours", (origin, host, url) =>
    expect(isSameOrigin(asked(origin, host), url)).toBe(true),
  );

  test("a server that compares letters is caught by each that is written in another way", async () => {
    const file = "server/src/http/origin.ts";
    const letters = "if (!HOST.test(host) ||";
    const before = await weakly<{ isOwnOrigin: typeof isOwnOrigin }>(file, [
      letters,
      `if (host) return host; ${letters}`,
    ]);
    const turnedAway = OURS.filter(
      ([origin, host, url]) => origin && !before.isOwnOrigin(origin, host, url && new URL(url).host),
    );
    expect(turnedAway.map(([, host]) => host)).toEqual([
      ...["board.example.org:443", "board.example.org:80", "BOARD.example.org", "board.example.org."],
    ]);
  });

  test.each<[string, string, string | null]>([
    ["https://board.example.org", "127.0.0.1:8080", null],
    ["https://board.example.org", "board.example.org:80", null],
    ["http://board.example.org", "board.example.org:443", null],
    ["https://evil.example", "board.example.org", "https://board.example.org"],
    ["https://board.example.org.evil.example", "board.example.org", null],
    ["https://board.example.org@evil.example", "board.example.org", null],
    ["null", "board.example.org", null],
    ["", "", null],
    ["file://", "", null],
  ])("%s at %s, set as %s, is not", (origin, host, url) => expect(isSameOrigin(asked(origin, host), url)).toBe(false));

  test("is named in the log short and clean, or not at all", () => {
    expect(addressesOf(asked("https://board.example.org/x?k=secret", "127.0.0.1:8080"))).toEqual({
      origin: "https://board.example.org",
      host: "127.0.0.1:8080",
    });
    for (const odd of ["\u001b[31m", `${"a".repeat(300)}.org`, "a b", "<script>", "x\nlevel=info"])
      expect(addressesOf(asked(odd, odd))).toEqual({ origin: "unreadable", host: "unreadable" });
    expect(addressesOf(asked(undefined, undefined))).toEqual({ origin: "unreadable", host: "unreadable" });
  });
});
