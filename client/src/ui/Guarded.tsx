import { common } from "@acuerdo/shared";
import type { ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";
import { Boundary } from "./Boundary.tsx";
import { Button } from "./Button.tsx";
import { FaultLine, FaultNotice, faultWords } from "./FaultNotice.tsx";
import { Page } from "./Page.tsx";

/** A whole page, a place or a panel in one, something that opens over it, or what has a line. */
export type Shape = "page" | "place" | "dialog" | "line";

interface GuardedProps {
  readonly children: ReactNode;
  readonly shape?: Shape;
  /** How to leave it, where it is something that can be closed. */
  readonly onClose?: (() => void) | undefined;
}

/**
 * What fails inside is said in its place, with a way to try again; everything around it goes on. What was typed is kept as
 * a draft, so drawing the place anew brings it back.
 */
export function Guarded({ children, shape = "place", onClose }: GuardedProps) {
  return (
    <Boundary
      instead={(fault, again) => (
        <Instead shape={shape} fault={fault} onClose={onClose}>
          {shape === "line" ? (
            <FaultLine fault={fault} again={again} />
          ) : (
            <FaultNotice fault={fault} again={again} untitled={shape === "dialog"} />
          )}
        </Instead>
      )}
    >
      {children}
    </Boundary>
  );
}

function Instead({ children, shape, fault, onClose }: GuardedProps & { readonly fault: unknown }) {
  const t = useSay();
  if (shape === "page") return <Page anew>{children}</Page>;
  if (shape !== "dialog") return children;
  return (
    <Plain title={t(faultWords(fault)[0])} onClose={onClose}>
      {children}
    </Plain>
  );
}

/** Gives the focus back when it goes, as every dialog does. */
const showModal = (dialog: HTMLDialogElement | null) => {
  dialog?.showModal();
  return () => dialog?.close();
};

/** A dialog in few lines: the file of all others may be what did not come. */
function Plain({ title, onClose, children }: Pick<GuardedProps, "onClose" | "children"> & { readonly title: string }) {
  const t = useSay();
  return (
    <dialog ref={showModal} className="ac-dialog ac-dialog-small ac-dialog-fault" aria-label={title} onCancel={onClose}>
      <div className="ac-dialog-sheet">
        <div className="ac-dialog-head">
          <h2>{title}</h2>
          <Button variant="quiet" onClick={onClose}>
            {t(common.close)}
          </Button>
        </div>
        <div className="ac-dialog-body">{children}</div>
      </div>
    </dialog>
  );
}
