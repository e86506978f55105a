import { useSyncExternalStore } from "react";

/** Head, places and a button that stays in sight leave less than half of so many letters' size. */
const LOW_REM = 28.75;

/**
 * The part of the screen that the phone's keyboard leaves free, as `--ac-view-height` and `--ac-view-top`: a shell that is
 * as high as this keeps its button above the keyboard, also where the browser does not resize the page for it.
 *
 * Where that part is low, `ac-low` lets things scroll away that else stay in sight: a phone on its side, a keyboard on it, a
 * laptop at 400 %, letters twice as large.
 */
export function followViewport(): void {
  const viewport = window.visualViewport;
  if (!viewport) return; // the stylesheet falls back to 100dvh
  const follow = () => {
    if (viewport.scale > 1.01) return; // somebody zooms in to read: the page must stay where it is
    const { style, classList } = document.documentElement;
    const before = style.getPropertyValue("--ac-view-height");
    style.setProperty("--ac-view-height", `${viewport.height}px`);
    style.setProperty("--ac-view-top", `${viewport.offsetTop}px`);
    classList.toggle("ac-keyboard", innerHeight - viewport.height > 120);
    const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    classList.toggle("ac-low", viewport.height < LOW_REM * letters);
    // the keyboard comes after the field has the focus
    if (before !== style.getPropertyValue("--ac-view-height")) showField(document.activeElement);
  };
  addEventListener("focusin", ({ target }) => showField(target));
  viewport.addEventListener("resize", follow);
  viewport.addEventListener("scroll", follow);
  follow();
}

/** Browsers take a field of which a strip is seen for one that is seen: where there is little room, all of it is brought in. */
function showField(target: EventTarget | null): void {
  if (!(target instanceof HTMLElement) || !document.documentElement.classList.contains("ac-low")) return;
  if (target.matches("input, textarea") && !target.closest(".tl-container")) {
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
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
