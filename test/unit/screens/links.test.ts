import { describe, expect, test } from "vitest";
import { addressesFor, codeLink, hostOf, isOnlyHere, linkTo, screenLink } from "../../../client/src/arrive/links.ts";

const at = (origin: string) => ({ origin, hostname: new URL(origin).hostname });
const WIFI = { url: "http://192.168.1.20:8080", network: "wlan0" };
const CABLE = { url: "http://10.0.0.5:8080", network: "eth0" };
const HOME = "http://localhost:8080";
const SITE = "https://board.example.org";

describe("[WI4] the addresses that a screen offers to others", () => {
  test("are the server's, in its order", () => {
    for (const origin of [HOME, CABLE.url, "http://laptop:8080", "http://laptop.local:8080"])
      expect(addressesFor(at(origin), [WIFI, CABLE])).toEqual([WIFI, CABLE]);
    expect(addressesFor(at("http://10.9.9.9"), [{ url: SITE, network: null }])).toEqual([{ url: SITE, network: null }]);
  });
  test("never those of this machine alone", () => {
    expect(addressesFor(at(HOME), [])).toEqual([]);
    expect(addressesFor(at(HOME), null)).toEqual([]);
    expect(["http://127.0.0.1:1", "http://[::1]", HOME].map(isOnlyHere)).toEqual([true, true, true]);
    expect([WIFI.url, SITE, "http://127.example.org"].map(isOnlyHere)).toEqual([false, false, false]);
  });
  test("the one in the address bar, while the server says nothing or takes a proxy for a neighbour", () => {
    for (const told of [null, [WIFI], []]) expect(addressesFor(at(SITE), told)).toEqual([{ url: SITE, network: null }]);
  });
});

test("[WI3] [LK5] links by which somebody conducts lead to the landing; a screen's carries the code beside the observers' key", () => {
  expect(linkTo(SITE, "b1", "k1", "mediator")).toBe(`${SITE}/b/b1/in#k=k1`);
  expect(linkTo(SITE, "b1", "k1", "owner")).toBe(`${SITE}/b/b1/in#k=k1`);
  expect(linkTo(SITE, "b1", "k1", "participant")).toBe(`${SITE}/b/b1#k=k1`);
  expect(screenLink(SITE, "b1", "k1", "ACDEFHJ")).toBe(`${SITE}/b/b1#k=k1&c=ACDEFHJ`);
  expect([codeLink(SITE, "ACDEFHJ"), hostOf(SITE)]).toEqual([`${SITE}/ACDEFHJ`, "board.example.org"]);
});
