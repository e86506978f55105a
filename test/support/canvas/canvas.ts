import type { Editor } from "@tldraw/tldraw";
import type { JSHandle, Locator, Page } from "playwright-core";

/** The canvas as a hand uses it: tools by their keys, cards by their words. */

const KEYS = {
  select: "v",
  hand: "h",
  position: "p",
  cluster: "c",
  draw: "d",
  text: "t",
  arrow: "a",
  eraser: "e",
} as const;

export async function useTool(page: Page, tool: keyof typeof KEYS): Promise<void> {
  await page.locator(".tl-canvas").waitFor();
  await page.locator(".tl-container").first().focus();
  await page.keyboard.press(KEYS[tool]);
}

/** A position's card on the canvas. */
export function tileOf(page: Page, words: string): Locator {
  return page.locator('.tl-canvas [data-shape-type="position"]').filter({ hasText: words }).first();
}

/** A cluster's hull, by its sentence or whichever comes first. */
export function hullOf(page: Page, sentence?: string): Locator {
  const hulls = page.locator('.tl-canvas [data-shape-type="cluster"]');
  return (sentence ? hulls.filter({ hasText: sentence }) : hulls).first();
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Presses, moves in steps as a hand does, and lets go. Page coordinates in CSS pixels. */
export async function drag(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

interface Fiber {
  readonly return: Fiber | null;
  readonly memoizedProps: { readonly value?: Editor } | null;
}

/** tldraw's editor on this page, for what no hand could do in a test's time. React keeps it above the canvas. */
export async function editorOf(page: Page): Promise<JSHandle<Editor>> {
  await page.locator(".tl-canvas").waitFor();
  // a canvas that is about to be drawn anew has none for a moment
  const found = await page.waitForFunction(() => {
    const canvas = document.querySelector(".tl-canvas") as unknown as Record<string, Fiber> | null;
    const key = Object.keys(canvas ?? {}).find((name) => name.startsWith("__reactFiber$")) ?? "";
    for (let fiber: Fiber | null = canvas?.[key] ?? null; fiber; fiber = fiber.return) {
      const value = fiber.memoizedProps?.value;
      if (value && typeof value === "object" && "createShapes" in value) return value;
    }
    return null;
  });
  return found as JSHandle<Editor>;
}
