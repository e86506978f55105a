import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** A phone's page without a browser: what it listens to, and a clock. */

let page: EventTarget;
let whenNeeded: typeof import("../../../client/src/ui/keep-focus.ts").whenNeeded;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  ({ whenNeeded } = await import("../../../client/src/ui/keep-focus.ts"));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const press = (finger: { width: number; height: number; pressure: number; detail: number }) =>
  page.dispatchEvent(Object.assign(new Event("pointerdown"), finger));

test.each([
  ["VoiceOver", { width: 0, height: 0, pressure: 0, detail: 0 }],
  ["TalkBack", { width: 1, height: 1, pressure: 0, detail: 0 }],
])("[SP1] a phone's voice comes with the first press of %s, and what comes later at once", (_, finger) => {
  const voice = vi.fn();
  whenNeeded(voice);
  press(finger);
  expect(voice).toHaveBeenCalledTimes(1);
  const other = vi.fn();
  whenNeeded(other);
  vi.advanceTimersByTime(1);
  expect(other).toHaveBeenCalledTimes(1);
});

test.each([
  ["a finger", { width: 23, height: 23, pressure: 1, detail: 0 }],
  ["a mouse", { width: 1, height: 1, pressure: 0.5, detail: 0 }],
])("[SP1] for %s it comes later", (_, finger) => {
  const voice = vi.fn();
  whenNeeded(voice);
  press(finger);
  vi.advanceTimersByTime(10_000);
  expect(voice).not.toHaveBeenCalled();
  vi.advanceTimersByTime(15_000);
  expect(voice).toHaveBeenCalledTimes(1);
});
