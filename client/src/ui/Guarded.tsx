import type { ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";
import { Boundary } from "./Boundary.tsx";
import { Dialog } from "./Dialog.tsx";
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
          {shape === "line" ? <FaultLine fault={fault} again={again} /> : <FaultNotice fault={fault} again={again} />}
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
    <Dialog open title={t(faultWords(fault)[0])} onClose={onClose ?? (() => undefined)} size="small">
      {children}
    </Dialog>
  );
}
