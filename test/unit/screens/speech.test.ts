import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Batch } from "../../../client/src/ui/batch.ts";

let told: [readonly string[], number][] = [];
let isHeld = false;
let batch: Batch;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  isHeld = false;
  batch = new Batch({ isHeld: () => isHeld, say: (sentences, left) => void told.push([sentences, left]) });
});
afterEach(() => {
  batch.stop();
  vi.useRealTimers();
});

test("[SP2] what others do within five seconds is said in one go, each once", () => {
  batch.add(["a"]);
  vi.advanceTimersByTime(4_000);
  batch.add(["b", "a"]);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([[["a", "b"], 0]]);
  vi.advanceTimersByTime(60_000);
  expect(told).toHaveLength(1);
});

test("[SP2] while somebody writes it waits, and is said when they have done; of much the last, and how many more", () => {
  isHeld = true;
  batch.add(["a", "b", "c"]);
  vi.advanceTimersByTime(20_000);
  batch.add(["d", "e", "f"]);
  expect(told).toEqual([]);
  isHeld = false;
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([[["c", "d", "e", "f"], 2]]);
});

test("[SP2] nothing is said where there is nothing", () => {
  batch.add([]);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
});
