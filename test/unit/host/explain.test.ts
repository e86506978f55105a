import { describe, expect, test } from "vitest";
import { readSettings, type Settings } from "../../../server/src/config.ts";
import { explainStart, reasonOf } from "../../../server/src/explain.ts";
import { Hindrance } from "../../../server/src/hindrance.ts";
import { newer, storeFaultOf } from "../../../server/src/store/fault.ts";
import { weakly } from "../../support/weakening.ts";

/** What went wrong, in a sentence that names it. */

const settings = (environment: Record<string, string> = {}) =>
  readSettings({ ACUERDO_DATA: "/srv/acuerdo", ...environment }) as Settings;
const fault = (code: string, syscall?: string) =>
  Object.assign(new Error(`raw ${code}`), { code, ...(syscall && { syscall }) });

describe("[SL1] a start that fails says what was in its way", () => {
  test.each<[code: string, environment: Record<string, string>, sentence: RegExp]>([
    ["EACCES", { PORT: "80" }, /^Port 80 .*below 1024 .*another one, or put a proxy/],
    ["EACCES", { PORT: "8080" }, /^Port 8080 .*the system keeps it/],
    ["EPERM", { PORT: "443" }, /^Port 443 .*below 1024/],
    ["EADDRINUSE", { PORT: "8080" }, /^Port 8080 is in use/],
    ["EADDRNOTAVAIL", { HOST: "192.0.2.7" }, /does not have the address 192\.0\.2\.7/],
    ["EAFNOSUPPORT", { HOST: "::" }, /HOST is ::, and this machine has no such network/],
    ["EINVAL", { HOST: "fe80::1" }, /HOST is fe80::1/],
    ["EOTHER", { HOST: "10.0.0.1", PORT: "81" }, /could not listen at 10\.0\.0\.1, port 81: raw EOTHER/],
  ])("%s of listening, %j", (code, environment, sentence) => {
    expect(explainStart(fault(code, "listen"), settings(environment))).toMatch(
      new RegExp(sentence.source.replaceAll("\\\\\\\\", "\\\\")),
    );
  });
  test.each(["ENOTFOUND", "EAI_AGAIN"])("a name that is nobody's (%s)", (code) => {
    expect(explainStart(fault(code, "getaddrinfo"), settings({ HOST: "board.local" }))).toMatch(
      /^HOST is board\.local, and nothing of that name/,
    );
  });
  test.each([
    ["SQLITE_FULL", /the disk of \/srv\/acuerdo is full/],
    ["ENOSPC", /the disk of \/srv\/acuerdo is full/],
    ["EDQUOT", /the disk of \/srv\/acuerdo is full/],
    ["SQLITE_IOERR_WRITE", /acuerdo\.db: the disk is full or cannot be written \(SQLITE_IOERR_WRITE\)/],
    [
      "SQLITE_READONLY_DBMOVED",
      /acuerdo\.db: the system does not let it be opened or written.*\(SQLITE_READONLY_DBMOVED\)/,
    ],
    ["SQLITE_CANTOPEN", /acuerdo\.db: the system does not let it be opened/],
    ["SQLITE_BUSY", /acuerdo\.db: another program holds it/],
    ["SQLITE_NOTADB", /\/srv\/acuerdo\/acuerdo\.db cannot be read, it is not a database.*npm run restore/],
    ["SQLITE_CORRUPT_INDEX", /cannot be read, SQLite finds it damaged.*npm run restore/],
    ["EMFILE", /too many files are open/],
  ])("%s", (code, sentence) => {
    const said = explainStart(fault(code), settings());
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/raw /);
  });
  test("a newer version, a missing database package, and what nobody has thought of", () => {
    expect(explainStart(newer("0009-later"), settings())).toMatch(
      /nothing has changed in \/srv\/acuerdo: a newer version of Acuerdo has been here \(0009-later\).*npm run restore/,
    );
    const missing = Object.assign(new Error("Cannot find module '@libsql/win32-arm64-msvc'\nRequire stack"), {
      code: "MODULE_NOT_FOUND",
    });
    expect(explainStart(missing, settings())).toMatch(
      /database's package for this system \(.+ on .+\) is not installed/,
    );
    expect(explainStart(new Hindrance("A sentence."), settings())).toBe("A sentence.");
    expect(explainStart(new Error("odd"), settings())).toBe("The server could not start: odd.");
  });
});

test("[OP11] one function tells the store's faults apart, for all", () => {
  const kinds = [
    "SQLITE_FULL",
    "SQLITE_IOERR_READ",
    "SQLITE_READONLY",
    "SQLITE_LOCKED",
    "SQLITE_NOTADB",
    "SQLITE_CORRUPT",
    "DAMAGED",
  ];
  expect(kinds.map((code) => storeFaultOf({ code }))).toEqual([
    ...["full", "failing", "unwritable", "locked", "no-database", "damaged", "damaged"],
  ]);
  expect([
    storeFaultOf(newer("x")),
    storeFaultOf({ code: "SQLITE_THREAD" }),
    storeFaultOf({ code: "SQLITE_MISUSE" }),
  ]).toEqual(["newer", "gone", "other"]);
  expect([
    storeFaultOf(new TypeError("x")),
    storeFaultOf(null),
    storeFaultOf({ code: 5 }),
    storeFaultOf({ code: "EADDRINUSE" }),
  ]).toEqual([null, null, null, null]);
  expect(reasonOf({ code: "DAMAGED", message: "event 3 is damaged" })).toBe("event 3 is damaged");
  expect(reasonOf({ code: "ENOENT", message: "raw" })).toBe("there is no such file or folder");
});

test("[SL1] what looks at the code alone, and not at what was asked of the system, is caught: a port is no folder", async () => {
  const before = await weakly<{ explainStart: typeof explainStart }>("server/src/explain.ts", [
    "if (/^(listen|bind|getaddrinfo)/.test(syscall)) return explainListening(fault as Fault, settings);",
    "",
  ]);
  const said = (explain: typeof explainStart) => explain(fault("EACCES", "listen"), settings({ PORT: "80" }));
  expect(said(explainStart)).toMatch(/^Port 80 /);
  expect(said(before.explainStart)).toMatch(/acuerdo\.db/);
});
