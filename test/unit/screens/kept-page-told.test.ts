import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepPage } from "../../../client/src/sync/saved/kept-page.ts";

/** To whom a page says what it has fetched: after an upgrade not to the worker that stands there, which has to go. */

class FakeWorker extends EventTarget {
  readonly told: unknown[] = [];
  state: ServiceWorkerState;
  constructor(state: ServiceWorkerState) {
    super();
    this.state = state;
  }
  postMessage(message: unknown): void {
    this.told.push(message);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

interface FakeRegistration {
  active: FakeWorker | null;
  installing: FakeWorker | null;
  waiting: FakeWorker | null;
  update: () => Promise<void>;
}

const before = new FakeWorker("activated");
const file = { name: "https://acuerdo.example/assets/a.js" };

/** A page that asks to be kept, on a device where this is the registration. */
function ask(registration: FakeRegistration): Promise<void> {
  vi.stubGlobal("navigator", { serviceWorker: { register: async () => registration } });
  return keepPage();
}

beforeEach(() => {
  vi.useFakeTimers();
  before.told.length = 0;
  vi.stubGlobal("location", new URL("https://acuerdo.example/b/x"));
  vi.stubGlobal(
    "PerformanceObserver",
    class {
      readonly #tell: (list: { getEntries: () => object[] }) => void;
      constructor(tell: (list: { getEntries: () => object[] }) => void) {
        this.#tell = tell;
      }
      observe(): void {
        this.#tell({ getEntries: () => [file] });
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("[SC7] after an upgrade the newest worker is told, once it is at work, and the one before it nothing", async () => {
  const fresh = new FakeWorker("installing");
  const registration: FakeRegistration = { active: before, installing: null, waiting: null, update: async () => {} };
  registration.update = async () => {
    registration.installing = fresh;
  };
  const asked = ask(registration);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([before.told, fresh.told]).toEqual([[], []]);
  Object.assign(registration, { active: fresh, installing: null });
  fresh.become("activated");
  await asked;
  expect([before.told, fresh.told]).toEqual([[], [{ files: ["a.js"] }]]);
});

test.each([
  ["there is no newer one", async () => {}],
  ["the server does not answer", () => Promise.reject(new TypeError("Failed to fetch"))],
])("[SC7] the worker that stands there is told where %s", async (_, update) => {
  await ask({ active: before, installing: null, waiting: null, update });
  expect(before.told).toEqual([{ files: ["a.js"] }]);
});

test("[SC7] where a newer one came to nothing the one that stands there is told", async () => {
  const broken = new FakeWorker("installing");
  const asked = ask({ active: before, installing: broken, waiting: null, update: async () => {} });
  await vi.advanceTimersByTimeAsync(1);
  broken.become("redundant");
  await asked;
  expect(before.told).toEqual([{ files: ["a.js"] }]);
});
