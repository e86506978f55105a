import { describe, expect, test } from "vitest";
import { readSettings, SETTINGS } from "../../server/src/config.ts";

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
    ["ACUERDO_TOKEN_MINUTES", "0"],
    ["ACUERDO_MAX_SOCKETS", "-1"],
    ["ACUERDO_LOG_LEVEL", "loud"],
  ])("%s=%s is named and refused", (name, value) => {
    const read = readSettings({ [name]: value });
    expect(read).toEqual({ faults: [expect.stringMatching(`^${name}: .`)] });
  });
  test("a fault never repeats a secret", () => {
    expect(JSON.stringify(readSettings({ ACUERDO_SECRET: "geheim" }))).not.toContain("geheim");
  });
});
