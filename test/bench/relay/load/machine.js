import { readFileSync } from "node:fs";

/** What a process has used, from /proc. */

/** Clock ticks of /proc/<pid>/stat: 100 a second on every Linux that Node runs on. */
const TICKS = 100;
const PAGE = 4_096;
const MIB = 1_048_576;

/** Seconds of CPU, all threads, user and system. */
export function cpuSeconds(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Resident memory in MiB. */
export function rssMib(pid) {
  return (Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * PAGE) / MIB;
}

/** Highest resident memory so far, in MiB. */
export function peakMib(pid) {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return line ? Number(line[1]) / 1_024 : 0;
}

/** Seconds that a process' first thread could have run and had to wait for a core; null where the kernel does not say. */
function waitedSeconds(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[1]) / 1e9;
  } catch {
    return null;
  }
}

/** Seconds that all cores have worked, whoever it was for. */
function busySeconds() {
  const [user, nice, system, , , irq, softirq] = readFileSync("/proc/stat", "utf8")
    .split("\n")[0]
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softirq) / TICKS;
}

/** Starts a measurement of the server's and this process' CPU. */
export function meter(pid) {
  const pids = { server: pid, load: process.pid };
  const start = { at: performance.now(), cpu: cpuSeconds(pid), own: process.cpuUsage(), busy: busySeconds() };
  const waited = { server: waitedSeconds(pid), load: waitedSeconds(process.pid) };
  return () => {
    const seconds = (performance.now() - start.at) / 1_000;
    const cpu = cpuSeconds(pid) - start.cpu;
    const { user, system } = process.cpuUsage(start.own);
    const load = (user + system) / 1e6;
    const since = (who) => (waited[who] === null ? null : (waitedSeconds(pids[who]) - waited[who]) / seconds);
    return {
      seconds,
      cpu,
      cpuShare: cpu / seconds,
      loadShare: load / seconds,
      othersShare: Math.max(0, busySeconds() - start.busy - cpu - load) / seconds,
      serverWaited: since("server"),
      loadWaited: since("load"),
    };
  };
}
