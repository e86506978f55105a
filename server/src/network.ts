import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";

/** Under which addresses other devices reach this machine: its own are many, and only some of them are in the room's network. */

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;
/** A name of the interface's, as the systems give them; `mac` tells apart those that only look like a card. */
type Found = Pick<NetworkInterfaceInfo, "address" | "family" | "internal"> & {
  readonly name: string;
  readonly mac?: string;
};

/** Containers, virtual machines, tunnels: other machines in the room are not on them. */
const VIRTUAL =
  /^(docker|br-|veth|virbr|vnet|vmnet|vboxnet|lxc|lxd|cni|flannel|cali|kube|podman|tun|tap|wg|tailscale|zt|ppp|ipsec|utun|gif|stf|awdl|llw|anpi|ham|nordlynx|bluetooth)|\bvEthernet\b|virtualbox|vmware|hyper-v|\bwsl\b|tailscale|zerotier|wireguard|openvpn|\bvpn\b|hamachi|npcap/i;
const CARD = /^(en|eth|wl|ww|usb|p\d|ethernet|wi-?fi|lan$|local area connection$)/i;
/** VirtualBox, VMware and Hyper-V give these to a host's side of their networks, under names like `Ethernet 2`. */
const VIRTUAL_CARDS = /^(0a:00:27|00:50:56|00:15:5d)/i;
/** Carriers and Tailscale (RFC 6598), and what a machine gives itself where nobody gives it one (RFC 3927). */
const SHARED = /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
const SELF_GIVEN = /^169\.254\./;
/** Of IPv6 only what is valid beyond one cable: global, and unique local but for Tailscale's own. */
const ROUTED = /^(?:[23][0-9a-f]{3}:|f[cd](?!7a:115c:a1e0))/i;

const isIPv4 = ({ family }: Found): boolean => family === "IPv4";
const isVirtual = ({ name, mac = "", address }: Found): boolean =>
  VIRTUAL.test(name) || VIRTUAL_CARDS.test(mac) || SHARED.test(address);

/** The lower, the likelier that the room's devices are on it. */
function rankOf(found: Found): number {
  if (SELF_GIVEN.test(found.address)) return 5;
  if (isVirtual(found)) return 4;
  if (!isIPv4(found)) return 3;
  return CARD.test(found.name) ? 1 : 2;
}

function foundIn(interfaces: Interfaces): Found[] {
  const all = Object.entries(interfaces).flatMap(([name, list = []]) => list.map((one) => ({ ...one, name })));
  return all.filter((one) => !one.internal && (isIPv4(one) || ROUTED.test(one.address)));
}

/** An address of this machine in a network. */
export interface LanPlace {
  readonly address: string;
  /** As the system calls its interface. */
  readonly network: string;
  /** Of a card, not of a tunnel or of containers. */
  readonly isCard: boolean;
}

/**
 * The addresses of this machine, the likeliest first. IPv6 only where no card has IPv4; what a machine gave itself only where there is
 * nothing else. `interfaces` as `os.networkInterfaces` gives them.
 */
export function lanPlaces(interfaces: Interfaces = networkInterfaces()): LanPlace[] {
  const found = foundIn(interfaces).sort((a, b) => rankOf(a) - rankOf(b));
  const hasIPv4 = found.some((one) => isIPv4(one) && rankOf(one) < 3);
  const listed = found.filter((one) => isIPv4(one) || (!hasIPv4 && !isVirtual(one)));
  const better = listed.filter((one) => rankOf(one) < 5);
  return (better.length > 0 ? better : listed).map((one) => ({
    address: one.address,
    network: one.name,
    isCard: rankOf(one) < 4,
  }));
}

export const lanAddresses = (interfaces?: Interfaces): string[] => lanPlaces(interfaces).map(({ address }) => address);

/** Whether it stands for every address of the machine. */
export const isEverywhere = (host: string): boolean => host === "0.0.0.0" || /^[0:]*:[0:]*$/.test(host);

/** Where a machine has no IPv4 in any network, to listen everywhere is to listen on IPv6. */
export function hostToListen(host: string, interfaces: Interfaces = networkInterfaces()): string {
  if (host !== "0.0.0.0") return host;
  const addresses = lanAddresses(interfaces);
  return addresses.some((address) => address.includes(":")) ? "::" : host;
}

/** As it is written in a browser's address: IPv6 in brackets. */
export function urlOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Where other devices find a server that listens at `host`, the likeliest first; none where only this machine reaches it. */
export function lanUrls(host: string, port: number, interfaces: Interfaces = networkInterfaces()): string[] {
  if (isEverywhere(host)) return lanAddresses(interfaces).map((address) => urlOf(address, port));
  return /^(localhost|127\.|::1$)/i.test(host) ? [] : [urlOf(host, port)];
}
