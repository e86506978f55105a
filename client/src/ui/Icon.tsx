import type { LucideIcon } from "lucide-react";

export type { LucideIcon };

/** An icon never speaks alone: the word is beside it, so it is silent for screen readers. */
export function Icon({ icon: Drawn, size = 20 }: { icon: LucideIcon; size?: number }) {
  return <Drawn className="ac-icon" size={size} strokeWidth={1.5} aria-hidden="true" focusable="false" />;
}
