/**
 * Many people press twice where once is enough. What has slid or opened under the finger in between was not meant: the second press
 * of a pair reaches what the first one reached, as it was then, or nothing.
 */

/** Milliseconds in which systems take two presses for a pair. */
const PAIR_MS = 500;
/** CSS pixels between the two of a pair. */
const NEAR = { mouse: 8, finger: 24 } as const;
/** Milliseconds in which nobody has seen, let alone read, what a key has opened. */
const UNSEEN_MS = 250;

const PRESSED = "button, a[href], input, summary, [role=button], [role=tab], [role=menuitem]";
const CONTROLS = `${PRESSED}, select, textarea, label, dialog, [tabindex]`;

/** In which it is seen that a control has two faces, beside its words. */
const STATES = ["aria-label", "aria-expanded", "aria-pressed", "aria-checked"] as const;

export interface Press {
  /** What it reached; null where it is nothing that answers. */
  readonly control: object | null;
  /** What that says, and whether it is open or chosen: a button with two faces is another once it shows the other one. */
  readonly face: string;
  readonly by: keyof typeof NEAR;
  readonly x: number;
  readonly y: number;
  /** Milliseconds. */
  readonly at: number;
  /** As the system counts the presses of a mouse; of fingers each is the first. */
  readonly count: number;
}

export class Pairs {
  #last: Press | null = null;

  /** Whether this press is the second of a pair whose first one reached something else. */
  isStray(press: Press): boolean {
    const last = this.#last;
    const isNear = last !== null && Math.hypot(press.x - last.x, press.y - last.y) <= NEAR[press.by];
    const isSoon = last !== null && press.at - last.at < PAIR_MS && (press.by === "finger" || press.count > 1);
    const isSame = press.control === last?.control && press.face === last?.face;
    if (isNear && isSoon && last.control !== null && !isSame) return true;
    this.#last = press;
    return false;
  }
}

export interface KeyPress extends Pick<Press, "control" | "face" | "at"> {
  /** The key has been down since the last press. */
  readonly isHeld: boolean;
}

/** The same of Enter and the space bar: held down, or pressed again before anybody can have seen where the focus has gone. */
export class KeyPairs {
  #last: KeyPress | null = null;

  isStray(press: KeyPress): boolean {
    const last = this.#last;
    const isPair = last !== null && (press.isHeld || press.at - last.at < UNSEEN_MS);
    const isSame = press.control === last?.control && press.face === last?.face;
    if (isPair && !isSame) return true;
    this.#last = press;
    return false;
  }

  /** Another key: whoever has gone somewhere themselves knows where they are, however quick. */
  other(): void {
    this.#last = null;
  }
}

/** A label answers for its field, and sends it a press of its own. */
function controlOf(target: EventTarget | null): Element | null {
  const found = target instanceof Element ? target.closest(CONTROLS) : null;
  return found instanceof HTMLLabelElement ? (found.control ?? found) : found;
}

/** A box that is pressed itself shows what it is about to be; by its label, what it is. */
function isTicked(control: Element, target: EventTarget | null): boolean | null {
  if (!(control instanceof HTMLInputElement) || control.type !== "checkbox") return null;
  return target === control ? !control.checked : control.checked;
}

/** Nothing of a field in which somebody writes: there the second press of a pair chooses a word. */
function faceOf(control: Element | null, target: EventTarget | null): string {
  if (!control?.matches(PRESSED)) return "";
  const isOpen = control.closest("details")?.open;
  const states = STATES.map((name) => control.getAttribute(name));
  return JSON.stringify([control.textContent, isOpen, isTicked(control, target), ...states]);
}

/** On the canvas a pair has a meaning of its own. */
const isOnCanvas = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(".tl-canvas") !== null;

/** Programs press as often as they say; keys are heard below. */
const isByHand = ({ isTrusted, detail, target }: MouseEvent): boolean => isTrusted && detail > 0 && !isOnCanvas(target);

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]") !== null;

/** What presses: in a field in which somebody writes the space bar writes. */
function isPress({ key, target, isComposing }: KeyboardEvent): boolean {
  return !isComposing && (key === "Enter" || (key === " " && !isWritten(target))) && !isOnCanvas(target);
}

function keepKeyPairsTogether(): void {
  const pairs = new KeyPairs();
  const heed = (event: KeyboardEvent) => {
    const { isTrusted, target, timeStamp: at, repeat: isHeld } = event;
    if (!isTrusted) return;
    if (!isPress(event)) return pairs.other();
    const control = controlOf(target);
    if (!pairs.isStray({ control, face: faceOf(control, target), at, isHeld })) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("keydown", heed, true);
}

export function keepPairsTogether(): void {
  keepKeyPairsTogether();
  const pairs = new Pairs();
  const heed = (event: MouseEvent) => {
    if (!isByHand(event)) return;
    const by = (event as PointerEvent).pointerType === "mouse" ? "mouse" : "finger";
    const { clientX: x, clientY: y, timeStamp: at, detail: count } = event;
    const control = controlOf(event.target);
    if (!pairs.isStray({ control, face: faceOf(control, event.target), by, x, y, at, count })) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("click", heed, true);
}
