import ipaddr from "ipaddr.js";

/**
 * Whom an address stands for. An IPv4 address is one network. Of IPv6 whoever has an address has 2^64 of them: the /64 is
 * what a line is given, and the /48 what a site is, so both are counted, the site with more to spend.
 */

export interface Networks {
  /** The IPv4 address, or the /64. */
  readonly own: string;
  /** The /48; null for IPv4. */
  readonly site: string | null;
}

const LINE_PARTS = 4;
const SITE_PARTS = 3;
/** An address that went before it was asked for, and whatever else is none. */
const NOWHERE: Networks = { own: "?", site: null };

/** What was found out, so that a busy address is read once. Forgetting it costs nothing but that. */
const MAX_KNOWN = 4_096;
const known = new Map<string, Networks>();

/** Some proxies hand an address on with its port. */
const withoutPort = (address: string): string =>
  /^([\d.]+):\d+$|^\[(.+)\](?::\d+)?$/.exec(address)?.slice(1).join("") ?? address;

function read(given: string): Networks {
  const address = withoutPort(given);
  if (!ipaddr.isValid(address)) return NOWHERE;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return { own: parsed.toString(), site: null };
  const prefix = (parts: number) => parsed.parts.slice(0, parts).map((part) => part.toString(16));
  return { own: `${prefix(LINE_PARTS).join(":")}::/64`, site: `${prefix(SITE_PARTS).join(":")}::/48` };
}

export function networksOf(address: string | undefined): Networks {
  if (address === undefined) return NOWHERE;
  let found = known.get(address);
  if (found) return found;
  found = read(address);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(address, found);
  return found;
}
