import { common } from "@acuerdo/shared";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useSay } from "../sync/use-session.ts";
import { Boundary } from "./Boundary.tsx";
import { IconButton } from "./Button.tsx";
import { FaultNotice } from "./FaultNotice.tsx";
import { useLayer } from "./layers.ts";
import { useOnTop } from "./top-dialog.ts";
import "./overlay.css";

export interface DialogProps {
  readonly open: boolean;
  /** Asked for by the cross, Escape or a press outside. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode;
  /** `full` fills the screen: for what a room reads from afar. */
  readonly size?: "small" | "medium" | "large" | "full";
}

/** Native and modal. Its content exists only while it is open. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onClose, title, children, footer, size = "medium" }: DialogProps) {
  const t = useSay();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayer(onClose);
  useOnTop(dialog);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for it, and the browser brings it
    <dialog
      ref={dialog}
      className={`ac-dialog ac-dialog-${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="ac-dialog-sheet">
        <header className="ac-dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon={X} label={t(common.close)} onClick={onClose} />
        </header>
        <div className="ac-dialog-body">
          <Boundary instead={(fault, again) => <FaultNotice fault={fault} again={again} />}>{children}</Boundary>
        </div>
        {footer && <footer className="ac-dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
