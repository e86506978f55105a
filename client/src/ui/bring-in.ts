function scrollerOf(element: Element): Element {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** Brings what was opened into sight, as far as what opened it stays there: on a low screen there may not be room for both. */
export function bringIn(opened: Element, opener: Element | null): void {
  const scroller = scrollerOf(opened);
  const { scrollTop: from } = scroller;
  opened.scrollIntoView({ block: "nearest" });
  opener?.scrollIntoView({ block: "nearest" });
  const { scrollTop: to } = scroller;
  if (from === to || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  scroller.scrollTop = from;
  scroller.scrollTo({ top: to, behavior: "smooth" });
}

/** Where not all of it is in sight, it comes to the top: at the foot it would cut the heading above in two. */
export function bringToTop(element: Element | null): void {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  const around = scrollerOf(element).getBoundingClientRect();
  if (top < around.top || bottom > Math.min(around.bottom, innerHeight)) element.scrollIntoView({ block: "start" });
}
