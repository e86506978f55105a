import { kinds, type PositionKind } from "@acuerdo/shared";
import { CircleQuestionMark, CloudLightning, Compass, LifeBuoy, Lightbulb, MapPin } from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";
import { Icon, type LucideIcon } from "./Icon.tsx";
import "./marks.css";

export const KIND_ICONS: Readonly<Record<PositionKind, LucideIcon>> = {
  position: MapPin,
  interest: Compass,
  need: LifeBuoy,
  concern: CloudLightning,
  idea: Lightbulb,
  question: CircleQuestionMark,
};

/** The kind of a position: icon and word. The tint is the container's: class `ac-tint-<kind>`. */
export function KindMark({ kind, hideWord }: { kind: PositionKind; hideWord?: boolean }) {
  const t = useSay();
  return (
    <span className="ac-kind">
      <Icon icon={KIND_ICONS[kind]} size={16} />
      <span className={hideWord ? "ac-hidden" : "ac-kind-word"}>{t(kinds[kind])}</span>
    </span>
  );
}

/** A small word about something. */
export function Tag({
  tone,
  icon,
  children,
}: {
  tone?: "accent" | "warn" | "bad";
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span className={tone ? `ac-tag ac-tag-${tone}` : "ac-tag"}>
      {icon && <Icon icon={icon} size={16} />}
      <span>{children}</span>
    </span>
  );
}
