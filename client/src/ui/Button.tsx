import type { ButtonHTMLAttributes, ReactNode } from "react";
import "./button.css";
import { Icon, type LucideIcon } from "./Icon.tsx";

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className">;
type Pressing = Pick<Native, "onClick" | "aria-disabled">;

const swallow: Pressing["onClick"] = (event) => {
  event.preventDefault(); // nor sends a form
  event.stopPropagation();
};

/** What cannot be pressed for now keeps its place among the keys' stops, and the focus: `disabled` would throw it away. */
export const unlessBlocked = (blocked: boolean | undefined, onClick: Pressing["onClick"]): Pressing =>
  blocked ? { "aria-disabled": true, onClick: swallow } : { onClick };

export interface ButtonProps extends Native {
  readonly variant?: "primary" | "secondary" | "quiet" | "danger";
  readonly size?: "normal" | "large";
  readonly icon?: LucideIcon;
  /** As wide as its container. */
  readonly block?: boolean;
  /** Something asked by this button is on its way: it cannot be pressed again. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { variant = "secondary", size = "normal", icon, block, busy, children, disabled, onClick, ...native } = props;
  const names = [
    "ac-button",
    `ac-button-${variant}`,
    size === "large" && "ac-button-large",
    block && "ac-button-block",
  ];
  return (
    <button
      type="button"
      {...native}
      {...unlessBlocked(disabled || busy, onClick)}
      className={names.filter(Boolean).join(" ")}
      aria-busy={busy || undefined}
    >
      {icon && <Icon icon={icon} />}
      <span className="ac-button-words">{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Native {
  readonly icon: LucideIcon;
  /** The accessible name, and the tooltip. Only undo, redo, close and zoom go without a visible word. */
  readonly label: string;
  readonly pressed?: boolean;
}

export function IconButton({ icon, label, pressed, disabled, onClick, ...native }: IconButtonProps) {
  return (
    <button
      type="button"
      {...native}
      {...unlessBlocked(disabled, onClick)}
      className="ac-icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
    >
      <Icon icon={icon} />
    </button>
  );
}
