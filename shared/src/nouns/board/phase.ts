/** The moments of a workshop. They guide and never lock: nothing is refused because of a phase. */

export const PHASES = ["gather", "weigh", "cluster", "agree", "commit", "close"] as const;
export type Phase = (typeof PHASES)[number];
