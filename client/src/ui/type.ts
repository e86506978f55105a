/** The longest that a busy phone puts the type off. */
const PATIENCE_MS = 1_500;

/**
 * Our type is asked for once the page can be used: until then its stand-in has the same measures, so a slow phone gets
 * to the board sooner and nothing jumps when the type arrives.
 */
export function dressType(): void {
  const dress = () => document.documentElement.classList.add("ac-dressed");
  const whenIdle = () => {
    if ("requestIdleCallback" in window) requestIdleCallback(dress, { timeout: PATIENCE_MS });
    else setTimeout(dress, 200);
  };
  if (document.readyState === "complete") whenIdle();
  else addEventListener("load", whenIdle, { once: true });
}
