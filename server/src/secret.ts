import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Hindrance } from "./hindrance.ts";

/** Its name in the data folder. */
export const SECRET = "secret";

/** Made whole or not at all. */
function makeSecret(path: string): void {
  const partial = `${path}.partial`;
  try {
    writeFileSync(partial, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
    renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** The installation's secret: made on the first start and kept beside the data, readable by its owner alone. */
export function keepSecret(folder: string): string {
  const path = join(folder, SECRET);
  if (!existsSync(path)) makeSecret(path);
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < 32) throw new Hindrance(`${path} is too short to be a secret: remove it, and a new one is made.`);
  return secret;
}
