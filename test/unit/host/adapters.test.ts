import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");

test("[PR10] the adapters are built and can be loaded, so that others can compare what we do with what they do", async () => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "test/support/build-adapters.mjs")], {
    encoding: "utf8",
  });
  expect({ status, stderr: status === 0 ? "" : stderr }).toEqual({ status: 0, stderr: "" });
  for (const name of ["polis-adapter", "agreement-adapter", "guard-adapter"]) {
    const { default: adapter } = await import(pathToFileURL(join(ROOT, "test/dist", `${name}.mjs`)).href);
    expect({ name, kind: typeof adapter === "object" || typeof adapter === "function" }).toEqual({ name, kind: true });
  }
});
