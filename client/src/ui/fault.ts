/** What went wrong with a screen, and what can be told of it. */

/** The files of a screen did not come. */
export class NotFetched extends Error {
  override readonly name = "NotFetched";

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** What a browser of 2022 has and the screens use; the name of the first that is missing, else null. */
export function missingFeature(): string | null {
  const features: Readonly<Record<string, unknown>> = {
    "Array.at": Array.prototype.at,
    "Array.findLast": Array.prototype.findLast,
    "String.replaceAll": String.prototype.replaceAll,
    "Object.hasOwn": Object.hasOwn,
    structuredClone: globalThis.structuredClone,
    BroadcastChannel: globalThis.BroadcastChannel,
    "dialog.showModal": globalThis.HTMLDialogElement?.prototype.showModal,
    "MediaQueryList.addEventListener": globalThis.MediaQueryList?.prototype.addEventListener,
  };
  return Object.keys(features).find((name) => features[name] === undefined) ?? null;
}

/** Whether this browser lacks anything that those of 2023 have: see `older.ts`. */
export const isOlder = (): boolean =>
  missingFeature() !== null || !("toSorted" in Array.prototype) || !CSS.supports("selector(:has(a))");

const MOST_LETTERS = 600;

function tell(fault: unknown): string {
  const { name, message, stack = "" } = fault instanceof Error ? fault : new Error(String(fault));
  const places = stack.match(/[\w.-]+\.(js|tsx?):\d+:\d+/g)?.slice(0, 4) ?? [];
  const build = document.querySelector('script[type="module"][src]')?.getAttribute("src");
  const lacking = missingFeature();
  const parts = [`${name}: ${message}`, places.join(" < "), lacking && `lacks ${lacking}`, build];
  return [...parts, new Date().toISOString(), navigator.userAgent].filter(Boolean).join(" | ").slice(0, MOST_LETTERS);
}

/** In short, for whoever runs the server: nothing of it is sent anywhere, and no key or word of anybody is in it. */
export function reportOf(fault: unknown): string {
  try {
    return tell(fault);
  } catch (another) {
    return String(another); // where so much is broken, the words for it must come all the same
  }
}
