import { isIP } from "node:net";
import { z } from "zod";

/** The kinds of value that settings have, each with the sentence that says what is wrong. */

export const number = (min: number, max: number) => {
  const sentence = `a whole number from ${min} to ${max}`;
  return z.string().regex(/^\d+$/, sentence).transform(Number).pipe(z.number().min(min, sentence).max(max, sentence));
};
export const words = z.string().max(500, "500 characters at most");

/** One of some words; the empty one stands for none. */
export const oneOf = <const Word extends string>(...all: readonly [Word, ...Word[]]) =>
  z.enum(all, `one of ${all.filter((word) => word !== "").join(", ")}`);
export const optional = words.transform((value) => (value === "" ? null : value));

export const unset = z.literal("").transform(() => null);

export const sqliteOnly = z.literal(
  "",
  "is not supported yet: leave it unset, the data folder is used (Postgres comes with a later version)",
);

/** @param min characters, where it is set. */
export const secret = (min: number) =>
  z
    .string()
    .refine((value) => value === "" || value.length >= min, `at least ${min} characters`)
    .transform((value) => value || null);

const PATH = /^(\/[A-Za-z0-9._~-]+)*\/*$/;
/** Whether a proxy has taken it off would be anybody's guess. */
const OWN = /^\/(api|assets|b|sync|healthz|readyz|metrics|[^/]+\.[a-z]+)(\/|$)/i;

/** What an address may not have beside its host, and why. */
const UNFIT: readonly (readonly [isUnfit: (url: URL) => boolean, sentence: string])[] = [
  [({ username, password }) => username + password !== "", "without a name or password: browsers do not pass them on"],
  [
    ({ pathname }) => !PATH.test(pathname),
    "with a path of letters, numbers and - . _ ~ only, such as https://example.org/acuerdo",
  ],
  [({ pathname }) => OWN.test(pathname), "with another path: this one is the beginning of Acuerdo's own"],
  [({ search }) => search !== "", "without a query (what follows the ?)"],
  [({ hash }) => hash !== "", "without what follows a #"],
];

/** The address as browsers name it: small letters, no usual port, no dot at the host's end, no slash at the path's. */
function plainUrl(value: string): string {
  const { protocol, hostname, port, pathname } = new URL(value);
  return `${protocol}//${hostname.replace(/\.$/, "")}${port && `:${port}`}${pathname.replace(/\/+$/, "")}`;
}

export const publicUrl = z.string().transform((value, context) => {
  if (value === "") return null;
  const no = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  if (!/^https?:\/\/[^/]/i.test(value) || !URL.canParse(value))
    return no("an address that begins with http:// or https://, such as https://board.example.org");
  // A # or ? with nothing behind it is in no part of the URL.
  const unfit =
    UNFIT.find(([isUnfit]) => isUnfit(new URL(value)))?.[1] ?? (/[?#]$/.test(value) ? "without ? or #" : null);
  return unfit === null ? plainUrl(value) : no(unfit);
});

/** IPv6 also in brackets, as in a browser's address. */
export const host = words
  .min(1)
  .transform((value) => value.replace(/^\[(.*)\]$/, "$1"))
  .refine(
    (value) => isIP(value) !== 0 || /^[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?$/i.test(value),
    "an address or a name of this machine, without http:// and without a port (which is PORT)",
  );

const RANGES = ["loopback", "linklocal", "uniquelocal"];

/** Ones, then noughts, and not noughts alone: that would be to believe everybody. */
function isMask(text: string): boolean {
  if (isIP(text) !== 4) return false;
  const bits = text.split(".").map((part) => Number(part).toString(2).padStart(8, "0"));
  return /^1+0*$/.test(bits.join(""));
}

const isProxy = (text: string): boolean => {
  const [address = "", bits, ...more] = text.split("/");
  const family = isIP(address);
  if (bits === undefined) return RANGES.includes(text) || family !== 0;
  if (family === 0 || more.length > 0) return false;
  const isWidth = /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128);
  return isWidth || (family === 4 && isMask(bits));
};

export const proxies = optional.refine(
  (value) => value === null || value.split(",").every((one) => isProxy(one.trim())),
  "addresses such as 127.0.0.1 or 10.0.0.0/8, separated by commas",
);
