import { fastify } from "fastify";
import { describe, expect, test } from "vitest";
import { readSettings, SETTINGS, type Settings, unknownSettings } from "../../server/src/config.ts";

describe("[HT30] settings", () => {
  test("without any, one machine is served", () => {
    expect(readSettings({})).toMatchObject({
      port: 8080,
      host: "0.0.0.0",
      data: "./data",
      secret: null,
      publicUrl: null,
      tokenMinutes: 240,
    });
  });
  test("an empty one is an unset one", () => {
    expect(readSettings(Object.fromEntries(Object.values(SETTINGS).map(({ name }) => [name, " "])))).toEqual(
      readSettings({}),
    );
  });
  test("each has a name that stands for itself, a default that is valid and a sentence", () => {
    for (const { name, meaning } of Object.values(SETTINGS)) {
      expect(name).toMatch(/^(ACUERDO_[A-Z_]+|PORT|HOST|DATABASE_URL|TLDRAW_LICENSE_KEY)$/);
      expect(meaning).toMatch(/\.$/);
    }
  });
  test.each([
    ["PORT", "http"],
    ["PORT", "99999"],
    ["PORT", "80.5"],
    ["DATABASE_URL", "postgres://localhost/acuerdo"],
    ["ACUERDO_SECRET", "short"],
    ["ACUERDO_PUBLIC_URL", "ftp://example.org"],
    ["ACUERDO_PUBLIC_URL", "example.org"],
    ["ACUERDO_TRUST_PROXY", "the proxy"],
    ["ACUERDO_TRUST_PROXY", "127.0.0.1, proxy.local"],
    ["HOST", "http://0.0.0.0"],
    ["HOST", "0.0.0.0:8080"],
    ["HOST", "a b"],
    ["ACUERDO_TOKEN_MINUTES", "0"],
    ["ACUERDO_MAX_SOCKETS", "-1"],
    ["ACUERDO_LOG_LEVEL", "loud"],
    ["ACUERDO_WHO_MAY_OPEN", "nobody"],
    ["ACUERDO_DATA", "x".repeat(501)],
    ["ACUERDO_TRUST_PROXY", "10.0.0.0/33"],
    ["ACUERDO_TRUST_PROXY", "0.0.0.0/0"],
    ["ACUERDO_TRUST_PROXY", "fc00::/129"],
    ["ACUERDO_TRUST_PROXY", "fc00::/255.0.0.0"],
    ["ACUERDO_TRUST_PROXY", "10.0.0.0/255.0.255.0"],
    ["ACUERDO_TRUST_PROXY", "10.0.0.0/8/8"],
  ])("%s=%s is named and refused, in our words", (name, value) => {
    const read = readSettings({ [name]: value });
    expect(read).toEqual({ faults: [expect.stringMatching(`^${name}: .`)] });
    expect(JSON.stringify(read)).not.toMatch(/expected|Invalid|Too (big|small)/);
  });
  test("what is taken for a range of proxies, the server can be started with", () => {
    const ranges = "10.0.0.0/8, 10.0.0.0/255.255.0.0, 127.0.0.1/32, fc00::/7, ::1/128, loopback, uniquelocal";
    const { trustProxy } = readSettings({ ACUERDO_TRUST_PROXY: ranges }) as Settings;
    expect(() => fastify({ trustProxy: trustProxy ?? false })).not.toThrow();
  });
  test("a list of who may open boards is a file that can be read", () => {
    const list = (ACUERDO_OPENERS: string) => readSettings({ ACUERDO_WHO_MAY_OPEN: "list", ACUERDO_OPENERS });
    expect(list("/no/such/file")).toEqual({ faults: ["ACUERDO_OPENERS: there is no file /no/such/file"] });
    expect(list(import.meta.dirname)).toEqual({ faults: [`ACUERDO_OPENERS: ${import.meta.dirname} is not a file`] });
    expect(list(import.meta.filename)).toMatchObject({ openers: import.meta.filename });
  });
  test("one of our prefix that there is not is named", () => {
    const typed = { ACUERDO_PUBLICURL: "https://example.org", acuerdo_data: "/x", ACUERDO_DATA: "/y", PATH: "/bin" };
    expect(unknownSettings(typed)).toEqual([
      expect.stringMatching(/^ACUERDO_PUBLICURL is no setting/),
      expect.stringMatching(/^acuerdo_data is no setting/),
    ]);
  });
  test("a fault never repeats a secret", () => {
    expect(JSON.stringify(readSettings({ ACUERDO_SECRET: "geheim" }))).not.toContain("geheim");
  });
  test.each([
    ["https://board.example.org", "https://board.example.org"],
    ["https://board.example.org/", "https://board.example.org"],
    ["https://board.example.org:443", "https://board.example.org"],
    ["http://board.example.org:80/", "http://board.example.org"],
    ["https://board.example.org:8443", "https://board.example.org:8443"],
    ["HTTPS://BOARD.Example.org", "https://board.example.org"],
    ["https://board.example.org.", "https://board.example.org"],
    ["https://board.example.org.:443//", "https://board.example.org"],
    ["https://Example.org/acuerdo", "https://example.org/acuerdo"],
    ["https://example.org:443/salas/Acuerdo-2/", "https://example.org/salas/Acuerdo-2"],
    ["https://acción.example", "https://xn--accin-3ta.example"],
    ["http://[2001:DB8::1]:8080", "http://[2001:db8::1]:8080"],
  ])("a public address is kept in the form in which browsers name it: %s", (asked, kept) => {
    expect(readSettings({ ACUERDO_PUBLIC_URL: asked })).toMatchObject({ publicUrl: kept });
  });
  test.each([
    ["https://example.org//acuerdo/", /with a path of letters/],
    ["https://example.org/la mesa", /with a path of letters/],
    ["https://example.org/b/acuerdo", /with another path/],
    ["https://example.org/assets", /with another path/],
    ["https://example.org?a=1", /without a query/],
    ["https://example.org/?", /without \?/],
    ["https://example.org/#top", /without what follows a #/],
    ["https://ana@example.org", /without a name or password/],
    ["https://ana:pw@example.org/x", /without a name or password/],
    ["ftp://example.org", /begins with http:\/\/ or https:\/\//],
    ["board.example.org", /begins with http:\/\/ or https:\/\//],
    ["https://", /begins with http:\/\/ or https:\/\//],
    ["https:///path", /begins with http:\/\/ or https:\/\//],
  ])("and nothing else: %s", (asked, sentence) => {
    expect(readSettings({ ACUERDO_PUBLIC_URL: asked })).toEqual({ faults: [expect.stringMatching(sentence)] });
  });
  test("an IPv6 address may stand in brackets, proxies may be ranges", () => {
    expect(
      readSettings({ HOST: "[::1]", ACUERDO_TRUST_PROXY: "127.0.0.1, 10.0.0.0/8, ::1, fc00::/7, loopback" }),
    ).toMatchObject({
      host: "::1",
      trustProxy: "127.0.0.1, 10.0.0.0/8, ::1, fc00::/7, loopback",
    });
  });
});
