import { describe, expect, test } from "vitest";
import { ownPlaces } from "../../../server/src/http/reachable.ts";
import { weakly } from "../../support/weakening.ts";

/** Which addresses go into links and QR codes, by the address under which the question came. */

const WIFI = { address: "192.168.1.20", network: "wlan0", isCard: true };
const CABLE = { address: "10.0.0.5", network: "eth0", isCard: true };
const DOCKER = { address: "172.17.0.1", network: "docker0", isCard: false };
const PLACES = [CABLE, WIFI, DOCKER];
const asked = (host: string, local = host, remote = local) => ({
  host,
  local,
  remote,
  port: ":8080",
  protocol: "http",
});
const urls = (host: string, local?: string, remote?: string) =>
  ownPlaces(asked(host, local, remote), "0.0.0.0", PLACES)?.map(({ url }) => url);
const url = ({ address }: { address: string }) => `http://${address}:8080`;

describe("[WI4] the address that others are given", () => {
  test.each(["localhost", "127.0.0.1", "127.0.1.1"])("at %s: those of the networks, the likeliest first", (host) => {
    expect(urls(host, "127.0.0.1", "127.0.0.1")).toEqual(PLACES.map(url));
  });
  test("the one that was come by first, where it is a card's", () => {
    expect(urls(WIFI.address)).toEqual([WIFI, CABLE, DOCKER].map(url));
    expect(urls(DOCKER.address)).toEqual(PLACES.map(url));
  });
  test("each with the name of its network", () => {
    expect(ownPlaces(asked("127.0.0.1"), "::", [WIFI])).toEqual([{ url: url(WIFI), network: "wlan0" }]);
  });
  test("IPv6 in brackets", () => {
    const place = { address: "2001:db8::5", network: "wlan0", isCard: true };
    expect(ownPlaces(asked("::1"), "::", [place])).toEqual([{ url: "http://[2001:db8::5]:8080", network: "wlan0" }]);
  });
  test("only those at which the server listens", () => {
    expect(ownPlaces(asked("127.0.0.1"), "127.0.0.1", PLACES)).toEqual([]);
    expect(ownPlaces(asked("10.0.0.5"), "10.0.0.5", PLACES)).toEqual([{ url: url(CABLE), network: "eth0" }]);
  });
  test("none where something stands between: a container's address is nobody's", () => {
    expect(urls("localhost", "172.17.0.2", "172.17.0.1")).toEqual([]);
  });
  test("a public name's, a proxy's, or another machine's own is not this machine's question", () => {
    for (const [host, local] of [
      ["board.example.org", "127.0.0.1"],
      ["192.168.1.20", "127.0.0.1"],
      ["other", "192.168.1.20"],
    ] as const)
      expect(ownPlaces(asked(host, local), "0.0.0.0", PLACES)).toBeNull();
  });
  test("a server that hands on the address by which it was asked is caught at localhost", async () => {
    type Module = typeof import("../../../server/src/http/reachable.ts");
    const { ownPlaces: weak } = await weakly<Module>("server/src/http/reachable.ts", [
      "if (!isLoopback && host !== local",
      "if (host !== local || isLoopback",
    ]);
    const isOnlyOurs = (host: string) => (places: typeof ownPlaces) =>
      places(asked(host, "127.0.0.1"), "0.0.0.0", PLACES) === null;
    for (const host of ["localhost", "127.0.0.1"])
      expect([weak, ownPlaces].map(isOnlyOurs(host))).toEqual([true, false]);
  });
});
