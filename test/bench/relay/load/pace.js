/** Sends at a steady rate, each sender at its own moment of the period, as people do. Late ones are sent as soon as may be. */

const TICK_MS = 1;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls `send(i)` for each of `count` senders every `periodMs`; gives the way to stop. */
export function pace(count, periodMs, send) {
  const start = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - start) * count) / periodMs);
    for (; done < due; done++) send(done % count);
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** Asks again and again until `holds()`, or the patience is over; says which. */
export async function until(holds, patienceMs) {
  const end = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > end) return false;
    await pause(20);
  }
  return true;
}
