import { createHash, createHmac } from "node:crypto";
import type { BoardId, Identity } from "@acuerdo/shared";
import { isRefusal } from "@acuerdo/shared";
import { decodeJwt, SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { Tokens } from "../../server/src/auth.ts";
import { count, random, report, SEED } from "../support/attack/attack.ts";

/** Tokens that are not ours, not for this board, not for now, or not quite what was signed (suite 7). */

const SECRET = "a-secret-of-this-test-and-of-no-other-server";
const BOARD = "board-of-this-test" as BoardId;
const OTHER = "board-of-another-1" as BoardId;
const ID = "ana-ana-ana" as never;
const ANA: Identity = { memberId: ID, voiceId: ID, signature: ID, role: "participant" };
/** The hash of some key. */
const KEY = "0123456789abcdef".repeat(4);
const CASES = count(400, 2_000);
const HOUR_S = 3_600;

type Read = (token: string) => Promise<boolean>;

const tokens = new Tokens(SECRET, 60);
const keyOf = (secret: string) => createHash("sha256").update(`token:${secret}`).digest();
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

interface Claims {
  readonly aud?: string;
  readonly iss?: string;
  readonly exp?: number;
  readonly nbf?: number;
  readonly role?: unknown;
  readonly sub?: string;
  readonly key?: Uint8Array;
  readonly alg?: string;
}

function sign({
  aud = BOARD,
  iss = "acuerdo",
  exp = HOUR_S,
  nbf,
  role = "mediator",
  sub = "ana",
  key,
  alg = "HS256",
}: Claims) {
  const now = Math.floor(Date.now() / 1000);
  const jwt = new SignJWT({ voice: sub, signature: sub, role, key: KEY.slice(0, 16) })
    .setProtectedHeader({ alg })
    .setIssuer(iss)
    .setAudience(aud);
  if (nbf !== undefined) jwt.setNotBefore(now + nbf);
  return jwt
    .setSubject(sub)
    .setExpirationTime(now + exp)
    .sign(key ?? keyOf(SECRET));
}

/** Tokens of every kind that must not be taken. */
async function forged(): Promise<[name: string, token: string][]> {
  const { token } = tokens.issue(BOARD, ANA, KEY, Date.now());
  const [header, payload, signature] = token.split(".") as [string, string, string];
  const body = { ...decodeJwt(token), role: "mediator" };
  const none = new UnsecuredJWT({ voice: "a", signature: "a", role: "mediator", key: KEY.slice(0, 16) })
    .setIssuer("acuerdo")
    .setAudience(BOARD)
    .setSubject("a");
  const asRsa = createHmac("sha256", "-----BEGIN PUBLIC KEY-----").update(`${part({ alg: "RS256" })}.${payload}`);
  return [
    ["expired by more than the tolerance", await sign({ exp: -40 })],
    ["expired an hour ago", await sign({ exp: -HOUR_S })],
    ["not valid yet", await sign({ nbf: HOUR_S })],
    ["of another board", await sign({ aud: OTHER })],
    ["of another issuer", await sign({ iss: "somebody" })],
    ["of an unknown role", await sign({ role: "owner" })],
    ["of a role that is a list", await sign({ role: ["mediator"] })],
    ["under another key", await sign({ key: keyOf("another secret of 32 characters and") })],
    ["under the bare secret", await sign({ key: Buffer.from(SECRET) })],
    ["under another algorithm", await sign({ alg: "HS512", key: Buffer.concat([keyOf(SECRET), keyOf(SECRET)]) })],
    ["without an algorithm", none.setExpirationTime("1h").encode()],
    ["with the algorithm none", `${part({ alg: "none" })}.${payload}.`],
    ["with the algorithm NONE and the old signature", `${part({ alg: "NONE" })}.${payload}.${signature}`],
    ["with RS256 over a public key", `${part({ alg: "RS256" })}.${payload}.${asRsa.digest("base64url")}`],
    ["with another payload", `${header}.${part(body)}.${signature}`],
    ["without a signature", `${header}.${payload}.`],
    ["without a payload", `${header}..${signature}`],
    ["in two parts", `${header}.${payload}`],
    ["in four parts", `${token}.${signature}`],
    ["empty", ""],
    ["of dots", ".."],
    ["of 100,000 letters", "a".repeat(100_000)],
  ];
}

/** One bit of one of the bytes that a token stands for is turned over. */
function turned(token: string): string[] {
  return token.split(".").flatMap((text, index, parts) => {
    const bytes = Buffer.from(text, "base64url");
    return Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      return parts.map((own, at) => (at === index ? changed.toString("base64url") : own)).join(".");
    });
  });
}

async function accepted(read: Read): Promise<{ taken: string[]; tried: number }> {
  const { token } = tokens.issue(BOARD, ANA, KEY, Date.now());
  const next = random();
  const bits = turned(token);
  const cuts = Array.from({ length: 60 }, () => token.slice(0, next.below(token.length)));
  const chosen = Array.from({ length: CASES }, () => next.pick(bits));
  const all: [string, string][] = [
    ...(await forged()),
    ...cuts.map((cut): [string, string] => [`cut after ${cut.length}`, cut]),
    ...chosen.map((one, index): [string, string] => [`bit ${index}`, one]),
  ];
  const taken: string[] = [];
  for (const [name, one] of all) if (await read(one)) taken.push(name);
  return { taken, tried: all.length };
}

const real: Read = async (token) => !isRefusal(tokens.read(token, BOARD));

test(`[AT7] seed ${SEED}: no token that is forged, altered, out of time or for another board is taken`, async () => {
  const { taken, tried } = await accepted(real);
  report("7 tokens", { cases: tried, accepted: taken.length });
  expect(taken).toEqual([]);
});

test("[AT7] control: what was signed here, for this board, for now, is taken", async () => {
  const { token } = tokens.issue(BOARD, ANA, KEY, Date.now());
  expect(await real(token)).toBe(true);
  expect(await real(await sign({ exp: -20 }))).toBe(true);
});

const unsigned: Read = async (token) => {
  try {
    const { aud, iss, exp = 0 } = decodeJwt(token);
    return aud === BOARD && iss === "acuerdo" && exp > Date.now() / 1000;
  } catch {
    return false; // not a token at all
  }
};
const anyBoard: Read = async (token) => !isRefusal(tokens.read(token, BOARD)) || !isRefusal(tokens.read(token, OTHER));
const olderClock = new Tokens(SECRET, 60);
const timeless: Read = async (token) => {
  if (!isRefusal(olderClock.read(token, BOARD))) return true;
  const [header = "", payload = "", signature] = token.split(".");
  return signature === createHmac("sha256", keyOf(SECRET)).update(`${header}.${payload}`).digest("base64url");
};

test.each([
  ["looks at no signature", unsigned],
  ["takes a token of any board", anyBoard],
  ["looks at no clock", timeless],
])("[AT7] a server that %s is caught", async (_, read) => {
  expect((await accepted(read)).taken).not.toEqual([]);
});
