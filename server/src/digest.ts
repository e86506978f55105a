import { hash } from "node:crypto";

/** SHA-256 (hex) as shared makes it, by the platform's own: each event is made of three, and a record of years is read whole. */
export const sha256 = (text: string): string => hash("sha256", text, "hex");
