import sheet from "./contrast.css?url";

/** Colours of the system's own, or stronger ones: few ask for them, so nobody else fetches what they need. */
const ASKED = "(forced-colors: active), (prefers-contrast: more)";

/** Fetches the styles for other colours as soon as the system asks for some. Where they do not come, `styles.ts` asks again. */
export function followContrast(): void {
  const asked = matchMedia(ASKED);
  const follow = () => {
    if (!asked.matches) return;
    asked.removeEventListener("change", follow);
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.crossOrigin = "";
    link.href = sheet;
    document.head.append(link);
  };
  asked.addEventListener("change", follow);
  follow();
}
