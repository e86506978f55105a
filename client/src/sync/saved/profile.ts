import { recall, remember } from "./device.ts";

/** How this person called themselves on the last board: the next one need not be told again. */
export interface Profile {
  readonly name: string;
  readonly organization: string | null;
}

const KEY = "profile";

export function keptProfile(): Profile | null {
  const kept = recall<{ name: string; organization?: unknown }>(KEY, { name: "string" });
  if (!kept) return null;
  return { name: kept.name, organization: typeof kept.organization === "string" ? kept.organization : null };
}

export const keepProfile = (profile: Profile): unknown => remember(KEY, profile);
