/** What an agreement has to reach before it stands, by name; `convergence/thresholds.ts` says what each asks for. */
export const PRESET_NAMES = ["consent", "standard", "strict"] as const;
export type Preset = (typeof PRESET_NAMES)[number];
