import { CircleCheck, CloudOff, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import "./overlay.css";

const ICONS = { info: Info, good: CircleCheck, warn: CloudOff, bad: TriangleAlert } as const;

export interface NoticeProps {
  readonly tone?: keyof typeof ICONS;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** A button, if there is something to do. */
  readonly action?: ReactNode;
  /** Instead of the tone's own. */
  readonly icon?: LucideIcon;
}

/** Something said in the page, where it matters. */
export function Notice({ tone = "info", title, children, action, icon = ICONS[tone] }: NoticeProps) {
  return (
    <div className={`ac-notice ac-notice-${tone}`} role={tone === "bad" ? "alert" : "status"}>
      <Icon icon={icon} />
      <div className="ac-notice-words">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
        {action}
      </div>
    </div>
  );
}
