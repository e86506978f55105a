import { derive } from "../cipher.ts";

/** Under which keys rows are kept that are not to tell whose they are: each is derived from the board's secret. */

/** The key and the digest of an answer to an intent. */
export const answerKey = (secret: string, member: string, intent: string): string =>
  derive(secret, `intent:${member}/${intent}`);
export const answerDigest = (secret: string, content: string): string => derive(secret, `digest:${content}`);
/** The name under which client ids on an anonymous board are somebody's. */
export const handOf = (secret: string, member: string): string => derive(secret, `hand:${member}`);
