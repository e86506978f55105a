import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/**
 * What rows say about people is for whoever has the board's secret: the ids under which rows are found are derived from it,
 * and what they hold is encrypted with it. Without the secret a copy of the database does not tell whose a row is, nor which
 * two rows are one person's.
 */

/** 132 bits: enough that two never meet, short enough for a key. */
const ID_LENGTH = 22;
const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const hmac = (secret: string, what: string) => createHmac("sha256", secret).update(what);

/** An id that nobody can compute, or trace back to `what`, without the secret. */
export const derive = (secret: string, what: string): string =>
  hmac(secret, what).digest("base64url").slice(0, ID_LENGTH);

const keyOf = (secret: string): Buffer => hmac(secret, "rows").digest();

/** AES-256-GCM, as base64url of nonce, ciphertext and tag. */
export function encrypt(secret: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(secret), nonce);
  const parts = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat(parts).toString("base64url");
}

/** @throws Error when it was not encrypted with this secret, or is damaged. */
export function decrypt(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv(ALGORITHM, keyOf(secret), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}
