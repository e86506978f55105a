import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, test } from "vitest";
import { hostToListen, isEverywhere, lanAddresses, lanUrls, urlOf } from "../../../server/src/network.ts";
import { weakly } from "../../support/weakening.ts";

/** Which address a laptop's people are told, of all that it has. */

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** `name: address, address`, as `os.networkInterfaces` gives them; `!` before an address: of this machine alone. */
function machine(named: Readonly<Record<string, string>>, macs: Readonly<Record<string, string>> = {}): Interfaces {
  const one = (name: string) => (text: string) => {
    const address = text.trim().replace("!", "");
    const family = address.includes(":") ? "IPv6" : "IPv4";
    return { address, family, internal: text.includes("!"), mac: macs[name] ?? "aa:bb:cc:00:11:22" };
  };
  const all = Object.entries(named).map(([name, list]) => [name, list.split(",").map(one(name))]);
  return Object.fromEntries(all) as Interfaces;
}

const LO = { lo: "!127.0.0.1, !::1" };

describe("[SL7] the likeliest address comes first", () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      "a laptop with containers and a tunnel",
      { docker0: "172.17.0.1", tailscale0: "100.96.198.122", wlp2s0: "192.168.1.20" },
      ["192.168.1.20", "172.17.0.1", "100.96.198.122"],
    ],
    [
      "a bridge of containers",
      { "br-1a2b": "172.18.0.1", veth12: "169.254.3.4", eth0: "10.0.0.7" },
      ["10.0.0.7", "172.18.0.1"],
    ],
    [
      "Windows",
      { "vEthernet (WSL)": "172.22.0.1", "VMware Network Adapter VMnet8": "192.168.229.1", "Wi-Fi": "192.168.0.5" },
      ["192.168.0.5", "172.22.0.1", "192.168.229.1"],
    ],
    [
      "Windows' own hotspot beside a cable",
      { "Local Area Connection* 2": "192.168.137.1", Ethernet: "10.1.1.2" },
      ["10.1.1.2", "192.168.137.1"],
    ],
    [
      "a Mac with a tunnel and its own hotspot",
      { utun3: "10.8.0.2", bridge100: "192.168.2.1", en0: "192.168.1.9", awdl0: "169.254.9.9" },
      ["192.168.1.9", "192.168.2.1", "10.8.0.2"],
    ],
    ["a carrier's address on a card", { eth0: "100.64.0.9", wlan0: "192.168.1.2" }, ["192.168.1.2", "100.64.0.9"]],
    ["just outside the carriers' range", { eth0: "100.128.0.9", wlan0: "100.63.0.1" }, ["100.128.0.9", "100.63.0.1"]],
    ["two machines on one cable", { eth0: "169.254.7.7, fe80::1" }, ["169.254.7.7"]],
    ["a container", { eth0: "172.17.0.2" }, ["172.17.0.2"]],
    ["a tunnel alone", { wg0: "10.9.0.2" }, ["10.9.0.2"]],
    ["nothing", {}, []],
  ])("%s", (_, interfaces, addresses) => {
    expect(lanAddresses(machine({ ...LO, ...interfaces }))).toEqual(addresses);
  });
  test("a host's side of a virtual network under a card's name", () => {
    const interfaces = machine(
      { Ethernet: "192.168.56.1", "Ethernet 2": "192.168.1.4" },
      { Ethernet: "0a:00:27:00:00:0b" },
    );
    expect(lanAddresses(interfaces)).toEqual(["192.168.1.4", "192.168.56.1"]);
  });
});

describe("[SL7] IPv6 where there is no IPv4, and never what is valid on one cable alone", () => {
  const modern = { ...LO, wlan0: "2001:db8::5, fe80::5, fd12:3456::5" };
  test.each<[string, Record<string, string>, string[]]>([
    ["both kinds", { wlan0: "192.168.1.2, 2001:db8::5, fe80::5" }, ["192.168.1.2"]],
    ["IPv6 alone", { wlan0: "2001:db8::5, fe80::5, fd12:3456::5" }, ["2001:db8::5", "fd12:3456::5"]],
    ["IPv4 of containers alone", { docker0: "172.17.0.1", wlan0: "2001:db8::5" }, ["2001:db8::5", "172.17.0.1"]],
    ["IPv6 of a tunnel", { tailscale0: "fd7a:115c:a1e0::1, 100.96.0.1" }, ["100.96.0.1"]],
    ["link-local alone", { wlan0: "fe80::5" }, []],
  ])("%s", (_, interfaces, addresses) => {
    expect(lanAddresses(machine({ ...LO, ...interfaces }))).toEqual(addresses);
  });
  test("then it listens on IPv6 as well, unless told where to", () => {
    expect(hostToListen("0.0.0.0", machine(modern))).toBe("::");
    expect(hostToListen("127.0.0.1", machine(modern))).toBe("127.0.0.1");
    expect(hostToListen("0.0.0.0", machine({ ...LO, eth0: "10.0.0.1, 2001:db8::5" }))).toBe("0.0.0.0");
  });
  test("in brackets, as browsers take it", () => {
    expect(urlOf("::1", 8080)).toBe("http://[::1]:8080");
    expect(lanUrls("::", 8080, machine(modern))).toEqual(["http://[2001:db8::5]:8080", "http://[fd12:3456::5]:8080"]);
    expect(lanUrls("::", 8080, machine({ eth0: "10.0.0.1" }))).toEqual(["http://10.0.0.1:8080"]);
  });
});

test("[SL7] a server at one address is told by that, and at this machine's own not at all", () => {
  expect(lanUrls("192.168.1.2", 80)).toEqual(["http://192.168.1.2:80"]);
  for (const host of ["localhost", "127.0.0.1", "127.1.2.3", "::1"]) expect(lanUrls(host, 80)).toEqual([]);
  expect(["0.0.0.0", "::", "0::0", "0:0:0:0:0:0:0:0"].map(isEverywhere)).toEqual([true, true, true, true]);
  expect(["::1", "127.0.0.1", "0.0.0.1", "fe80::"].map(isEverywhere)).toEqual([false, false, false, false]);
});

test("[SL7] what takes the first address that the system names, and IPv6 as it is written, is caught", async () => {
  const before = await weakly<{ lanAddresses: typeof lanAddresses; urlOf: typeof urlOf }>(
    "server/src/network.ts",
    ["function rankOf(found: Found): number {", "function rankOf(found: Found): number { return 1;"],
    ['${host.includes(":")', "${false"],
  );
  const laptop = machine({ ...LO, docker0: "172.17.0.1", tailscale0: "100.96.198.122", wlp2s0: "192.168.1.20" });
  const first = (addresses: typeof lanAddresses, url: typeof urlOf) => [addresses(laptop)[0], url("::1", 8080)];
  expect(first(lanAddresses, urlOf)).toEqual(["192.168.1.20", "http://[::1]:8080"]);
  expect(first(before.lanAddresses, before.urlOf)).toEqual(["172.17.0.1", "http://::1:8080"]);
});
