import { common } from "@acuerdo/shared";
import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useSay } from "../sync/use-session.ts";
import { Boundary } from "./Boundary.tsx";
import { IconButton } from "./Button.tsx";
import { FaultNotice } from "./FaultNotice.tsx";
import { focusOn } from "./focus.ts";
import { useLayer } from "./layers.ts";
import { Spoken } from "./Spoken.tsx";
import { useOnTop } from "./top-dialog.ts";
import "./overlay.css";

export interface DialogProps {
  readonly open: boolean;
  /** Asked for by the cross, Escape or a press outside. */
  readonly onClose: () => void;
  readonly title: ReactNode;
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

/** A choice that has been made is passed by: what is to be said comes first. */
function firstField(dialog: HTMLElement): HTMLElement | undefined {
  const fields = dialog.querySelectorAll<HTMLInputElement>(
    ".ac-dialog-body :is(input, textarea, select):not(:disabled)",
  );
  return [...fields].find((field) => field.type !== "radio" || !field.closest("fieldset")?.querySelector(":checked"));
}

/** Opens on what is to be filled in, else on its title. Closed before it is taken out of the page: else it gives no focus back. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      element.showModal();
      focusOn(firstField(element) ?? title.current);
    }
    return () => element?.close();
  }, []);
  return { dialog, title };
}

function OpenDialog({ onClose, title, children, footer, size = "medium" }: DialogProps) {
  const t = useSay();
  const id = useId();
  const { dialog, title: heading } = useModal();
  useLayer(onClose);
  useOnTop(dialog);
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
        <div className="ac-dialog-head">
          <h2 ref={heading} id={id}>
            {title}
          </h2>
          <IconButton icon={X} label={t(common.close)} onClick={onClose} />
        </div>
        <div className="ac-dialog-body">
          <Boundary instead={(fault, again) => <FaultNotice fault={fault} again={again} />}>{children}</Boundary>
        </div>
        <Spoken />
        {footer && <div className="ac-dialog-foot">{footer}</div>}
      </div>
    </dialog>
  );
}
