/**
 * What browsers have learnt since the oldest in which the page works (Safari 15.4, Chrome and Edge 100), with the versions that brought
 * it, by MDN's compatibility tables of 2026. `client/vite.config.ts` names the same browsers.
 */

export interface Newer {
  /** From the global object on. */
  readonly path: string;
  /** First versions; null where it has come to none yet. */
  readonly safari: number | null;
  readonly chrome: number | null;
}

const newer = (path: string, safari: number | null, chrome: number | null): Newer => ({ path, safari, chrome });

export const NEWER: readonly Newer[] = [
  newer("Array.prototype.toSorted", 16, 110),
  newer("Array.prototype.toReversed", 16, 110),
  newer("Array.prototype.toSpliced", 16, 110),
  newer("Array.prototype.with", 16, 110),
  newer("Int8Array.prototype.__proto__.toSorted", 16, 110),
  newer("Int8Array.prototype.__proto__.toReversed", 16, 110),
  newer("Int8Array.prototype.__proto__.with", 16, 110),
  newer("Array.fromAsync", 16.4, 121),
  newer("AbortSignal.timeout", 16, 103),
  newer("AbortSignal.any", 17.4, 116),
  newer("Promise.withResolvers", 17.4, 119),
  newer("Promise.try", 18.2, 128),
  newer("Object.groupBy", 17.4, 117),
  newer("Map.groupBy", 17.4, 117),
  newer("Map.prototype.getOrInsert", 26.2, 145),
  newer("Map.prototype.getOrInsertComputed", 26.2, 145),
  newer("Set.prototype.union", 17, 122),
  newer("Set.prototype.intersection", 17, 122),
  newer("Set.prototype.difference", 17, 122),
  newer("Set.prototype.symmetricDifference", 17, 122),
  newer("Set.prototype.isSubsetOf", 17, 122),
  newer("Set.prototype.isSupersetOf", 17, 122),
  newer("Set.prototype.isDisjointFrom", 17, 122),
  newer("Iterator", 18.4, 122),
  newer("String.prototype.isWellFormed", 16.4, 111),
  newer("String.prototype.toWellFormed", 16.4, 111),
  newer("URL.canParse", 17, 120),
  newer("URL.parse", 18, 126),
  newer("Response.json", 17, 105),
  newer("ReadableStream.from", null, null),
  newer("Uint8Array.fromBase64", 18.2, 140),
  newer("Uint8Array.prototype.toBase64", 18.2, 140),
  newer("Uint8Array.prototype.toHex", 18.2, 140),
  newer("ArrayBuffer.prototype.transfer", 17.4, 114),
  newer("RegExp.escape", 18.2, 136),
  newer("Error.isError", 26, 134),
  newer("Math.sumPrecise", 26.2, 147),
  newer("Temporal", null, 144),
  newer("CompressionStream", 16.4, 80),
  newer("DecompressionStream", 16.4, 80),
  newer("OffscreenCanvas", 16.4, 69),
  newer("scheduler", null, 94),
  newer("navigation", 26.2, 102),
  newer("navigator.userActivation", 16.4, 72),
  newer("navigator.connection", null, 61),
  newer("navigator.virtualKeyboard", null, 94),
  newer("requestIdleCallback", null, 47),
  newer("CSSContainerRule", 16, 105),
  newer("Highlight", 17.2, 105),
  newer("Intl.DurationFormat", 16.4, 129),
  newer("HTMLInputElement.prototype.showPicker", 16, 99),
  newer("HTMLElement.prototype.showPopover", 17, 114),
  newer("HTMLElement.prototype.hidePopover", 17, 114),
  newer("HTMLElement.prototype.togglePopover", 17, 114),
  newer("HTMLElement.prototype.inert", 15.5, 102),
  newer("HTMLDialogElement.prototype.requestClose", 18.4, 134),
  newer("HTMLDialogElement.prototype.closedBy", null, 134),
  newer("Element.prototype.checkVisibility", 17.4, 105),
  newer("Element.prototype.computedStyleMap", 16.4, 66),
  newer("Element.prototype.moveBefore", null, 133),
  newer("Element.prototype.setHTML", null, null),
  newer("Document.prototype.startViewTransition", 18, 111),
  newer("Document.prototype.adoptedStyleSheets", 16.4, 73),
  newer("CSSStyleSheet.prototype.replaceSync", 16.4, 73),
  newer("CanvasRenderingContext2D.prototype.roundRect", 16, 99),
  newer("CanvasRenderingContext2D.prototype.reset", 17, 99),
  newer("CanvasRenderingContext2D.prototype.createConicGradient", 16.1, 99),
  newer("PointerEvent.prototype.getCoalescedEvents", null, 58),
  newer("PointerEvent.prototype.getPredictedEvents", null, 77),
];

/** The names of these alone say nothing: others have methods of the same name. What uses them is found by taking them away. */
export const COMMON_NAMES: ReadonlySet<string> = new Set(["with", "union", "reset", "transfer", "difference"]);

/** Filled where they are missing, by `client/src/ui/older.ts`, in the page and not in its workers. */
export const FILLED: ReadonlySet<string> = new Set(["toSorted", "toReversed", "toSpliced", "with"]);

/** Asked for before they are used, or done without: names in built files, and who does so. */
export const ASKED_FOR: Readonly<Record<string, string>> = {
  showPopover: "a menu of ours, which lies above others without it too",
  inert: "a hint that a text that is only measured takes no focus (tldraw); React's names of attributes",
  checkVisibility: "what can be reached by Tab (tabbable) asks for it",
  computedStyleMap: "a drawing's picture (tldraw) asks for it and takes getComputedStyle else",
  getCoalescedEvents: "a stroke (tldraw) asks for it and takes the event alone else",
  startViewTransition: "React asks for it, and nothing of ours uses it",
  "navigator.userActivation": "a page that comes by itself shows no ring on its heading, where that can be known",
  showPicker: "the button beside a day asks for it, and gives the field the focus else",
  requestIdleCallback: "what has time (the service worker's page) asks for it",
  scheduler: "a name of tldraw's own",
  navigation: "React asks for it",
  "navigator.connection": "the service worker's page asks for it",
};
