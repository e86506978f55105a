import { useSyncExternalStore } from "react";

/**
 * The part of the screen that the phone's keyboard leaves free, as `--ac-view-height` and `--ac-view-top`: a shell that is
 * as high as this keeps its button above the keyboard, also where the browser does not resize the page for it.
 */
export function followViewport(): void {
  const viewport = window.visualViewport;
  if (!viewport) return; // the stylesheet falls back to 100dvh
  const follow = () => {
    if (viewport.scale > 1.01) return; // somebody zooms in to read: the page must stay where it is
    const { style } = document.documentElement;
    style.setProperty("--ac-view-height", `${viewport.height}px`);
    style.setProperty("--ac-view-top", `${viewport.offsetTop}px`);
    document.documentElement.classList.toggle("ac-keyboard", innerHeight - viewport.height > 120);
  };
  viewport.addEventListener("resize", follow);
  viewport.addEventListener("scroll", follow);
  follow();
}

/** Lower than most phones: what must be seen together takes its low form. */
const LOW = "(max-height: 719px)";

let low: MediaQueryList | null = null;

/** One for all: a board shows hundreds of things that ask. */
function lowScreen(): MediaQueryList {
  low ??= matchMedia(LOW);
  return low;
}

function onTurn(listener: () => void): () => void {
  lowScreen().addEventListener("change", listener);
  return () => lowScreen().removeEventListener("change", listener);
}

export function useLowScreen(): boolean {
  return useSyncExternalStore(onTurn, () => lowScreen().matches);
}
