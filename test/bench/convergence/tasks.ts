/** What the main thread did, from a trace of Chromium: each task with the processor's own time, which no other work on the machine makes longer. */

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Start and length by the clock, µs. */
  readonly ts: number;
  readonly dur?: number;
  /** Length by the thread's own clock, µs. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export const CATEGORIES: readonly string[] = ["toplevel", "devtools.timeline"];

const TASK = "ThreadControllerImpl::RunTask";
/** The work of a browser that is worth a word, by Chromium's names for it. */
const KINDS: readonly string[] = [
  "FunctionCall",
  "UpdateLayoutTree",
  "Layout",
  "PrePaint",
  "Paint",
  "Layerize",
  "Commit",
];

export interface MainThread {
  /** The processor's time of each task, ms. */
  readonly tasks: readonly number[];
  /** And of each kind of work, all of it, ms. */
  readonly kinds: ReadonlyMap<string, number>;
}

const ms = ({ tdur, dur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000;

/** The page's: of all renderers' main threads the one that did most. */
export function mainThreadOf(trace: Buffer): MainThread {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const mains = new Set(
    traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(thread),
  );
  const byThread = new Map<string, TraceEvent[]>();
  for (const event of traceEvents) {
    if (event.ph !== "X" || !mains.has(thread(event))) continue;
    const known = byThread.get(thread(event));
    if (known) known.push(event);
    else byThread.set(thread(event), [event]);
  }
  const work = (events: readonly TraceEvent[]) => events.reduce((all, one) => all + ms(one), 0);
  const busiest = [...byThread.values()].sort((a, b) => work(b) - work(a))[0] ?? [];
  const sum = (name: string) => work(busiest.filter((event) => event.name === name));
  return {
    tasks: busiest.filter(({ name }) => name === TASK).map(ms),
    kinds: new Map(KINDS.map((name) => [name, sum(name)])),
  };
}
