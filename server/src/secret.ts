import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The installation's secret: made on the first start and kept beside the data, readable by its owner alone. */
export function keepSecret(folder: string): string {
  const path = join(folder, "secret");
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  const secret = readFileSync(path, "utf8").trim();
  if (secret.length < 32) throw new Error(`${path} is too short to be a secret: remove it, and a new one is made`);
  return secret;
}
