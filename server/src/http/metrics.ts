import { createHash, timingSafeEqual } from "node:crypto";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { refuse } from "@acuerdo/shared";
import type { FastifyRequest } from "fastify";
import { type Counts, Latency } from "../meters.ts";
import type { Services } from "../services.ts";
import type { Routes } from "./route.ts";

/** What Prometheus reads: the meters in its text format, to whoever runs the server and to nobody else. */

const PATH = "/metrics";
const TYPE = "text/plain; version=0.0.4; charset=utf-8";
const S_PER_MS = 1e-3;
const S_PER_NS = 1e-9;
const S_PER_US = 1e-6;
const DELAY_QUANTILES = [50, 99, 100] as const;

type Samples = readonly (readonly [labels: string, value: number])[];

/** Names end in `_total` for what only grows, in a unit for what has one. */
function family(name: string, type: "counter" | "gauge" | "histogram", help: string, samples: Samples): string {
  const lines = samples.map(([labels, value]) => `acuerdo_${name}${labels} ${value}`);
  return [`# HELP acuerdo_${name} ${help}`, `# TYPE acuerdo_${name} ${type}`, ...lines].join("\n");
}

const one = (value: number): Samples => [["", value]];
const by = (label: string, counts: Counts): Samples =>
  [...counts.entries()].map(([value, count]) => [`{${label}="${value}"}`, count]);

function histogram(latency: Latency): Samples {
  let total = 0;
  const buckets = [...latency.counts].map((count, at) => {
    total += count;
    const bound = Latency.bounds[at];
    return [`_bucket{le="${bound === undefined ? "+Inf" : bound * S_PER_MS}"}`, total] as const;
  });
  return [...buckets, ["_sum", latency.sum * S_PER_MS], ["_count", total]];
}

function traffic({ meters, canvases, ledgers, journal }: Services): string[] {
  return [
    family("sockets", "gauge", "Open sockets.", by("document", meters.sockets)),
    family("sockets_closed_total", "counter", "Closed and refused sockets by close code.", by("code", meters.closed)),
    family("slow_readers_total", "counter", "Sockets cut because too much waited for them.", one(meters.slowReaders)),
    family("boards", "gauge", "Boards in memory.", [
      ['{document="canvas"}', canvases.size],
      ['{document="ledger"}', ledgers.size],
    ]),
    family("canvas_updates_total", "counter", "Canvas updates that came in.", one(meters.updates)),
    family("canvas_refusals_total", "counter", "Refused canvas updates by code.", by("code", meters.refusedUpdates)),
    family("intents_total", "counter", "Intents by outcome.", by("outcome", meters.intents)),
    family("http_refusals_total", "counter", "Refused requests by code.", by("code", meters.refusals)),
    family("delivery_seconds", "histogram", "A canvas update's way to everybody's socket.", histogram(meters.delivery)),
    family("commit_seconds", "histogram", "A canvas update's way to the disk.", histogram(meters.commit)),
    family("intent_seconds", "histogram", "An intent's way to its answer.", histogram(meters.intent)),
    family("journal_pending", "gauge", "Canvas rows that wait for the next commit.", one(journal.pending)),
    family("store_pending", "gauge", "Calls to the store that wait for their answer.", one(meters.storeCalls)),
    family("store_faults_total", "counter", "Calls to the store that failed.", one(meters.storeFaults)),
    family("store_failing", "gauge", "1: nothing was written since a fault.", one(Number(meters.storeFails))),
  ];
}

type Delay = ReturnType<typeof monitorEventLoopDelay>;

/** The delay is what it was since the last time that somebody asked. */
function machine(delay: Delay): string[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const delays = DELAY_QUANTILES.map(
    (percent) => [`{quantile="${percent / 100}"}`, delay.percentile(percent) * S_PER_NS] as const,
  );
  delay.reset();
  return [
    family("event_loop_delay_seconds", "gauge", "How late the event loop was since the last reading.", delays),
    family("cpu_seconds_total", "counter", "Processor time.", one((user + system) * S_PER_US)),
    family("memory_bytes", "gauge", "Memory of the process.", [
      ['{kind="resident"}', rss],
      ['{kind="heap"}', heapUsed],
      ['{kind="external"}', external],
    ]),
    family("uptime_seconds", "gauge", "Since the process started.", one(process.uptime())),
  ];
}

const digest = (text: string) => createHash("sha256").update(text).digest();

function hasToken(request: FastifyRequest, token: string): boolean {
  const [, given = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

const FORWARDED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

/** From this machine, and not through a proxy on it. A proxy that says nothing of itself has to be told to keep this path to itself. */
function isLocal(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? "";
  const isLoopback = /^(::ffff:)?127\.|^::1$/.test(address);
  const host = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(request.headers.host ?? "");
  return isLoopback && host && FORWARDED.every((name) => request.headers[name] === undefined);
}

export function mountMetrics(routes: Routes, services: Services): void {
  const { metricsToken } = services.settings;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  routes.on("GET", PATH, async (request, reply) => {
    const isAllowed = metricsToken === null ? isLocal(request) : hasToken(request, metricsToken);
    // To everybody else it is not there.
    if (!isAllowed) return refuse("no-such-route");
    reply.type(TYPE).header("Cache-Control", "no-store");
    return `${[...traffic(services), ...machine(delay)].join("\n")}\n`;
  });
}
