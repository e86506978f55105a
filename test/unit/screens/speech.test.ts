import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Batch } from "../../../client/src/ui/batch.ts";
import { Passing } from "../../../client/src/ui/passing.ts";

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

test("[SP1] what a voice says of a card that is chosen is gone after ten seconds, also where nothing else is chosen", () => {
  const voice = new Passing<{ msg: string }>();
  const heard: (string | undefined)[] = [];
  voice.subscribe(() => void heard.push(voice.get()?.msg));
  voice.say({ msg: "Luz" });
  vi.advanceTimersByTime(9_000);
  voice.say({ msg: "Mesa" });
  vi.advanceTimersByTime(9_900);
  expect([heard, voice.get()?.msg]).toEqual([["Luz", "Mesa"], "Mesa"]);
  vi.advanceTimersByTime(200);
  expect([heard, voice.get()]).toEqual([["Luz", "Mesa", undefined], null]);
  voice.say({ msg: "Luz" });
  voice.end();
  vi.advanceTimersByTime(60_000);
  expect(heard).toHaveLength(4);
});
