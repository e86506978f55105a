import * as Y from "yjs";
import { CanvasGuard } from "../../server/src/guard/guard.ts";
import { readUpdate } from "../../server/src/guard/update.ts";
import { GUARD_LIMITS } from "../../server/src/guard/limits.ts";
import { ALL_CHECKS } from "../../server/src/guard/checks.ts";
import { card } from "./guard-samples.ts";
function updatesOf(n: number, cards: number, users: number) {
  const docs = Array.from({ length: users }, (_, i) => { const d = new Y.Doc(); d.clientID = 1000000000 + i * 7919; return d; });
  const out: Uint8Array[] = [];
  let from: Y.Doc | null = null;
  for (const d of docs) d.on("update", (u: Uint8Array, o: unknown) => { if (o === "r") return; out.push(u); for (const e of docs) if (e !== d) Y.applyUpdate(e, u, "r"); });
  const m = docs.map((d) => d.getMap("records"));
  for (let c = 0; c < cards; c++) docs[c % users]!.transact(() => { m[c % users]!.set(`shape:card${c}`, card(`card${c}`)); m[c % users]!.set(`shape:card${c}|xy`, [c, c]); });
  const setup = out.length;
  let s = 7; const r = () => (s = (s * 1664525 + 1013904223) >>> 0) / 2 ** 32;
  for (let i = 0; i < n; i++) { const u = Math.floor(r() * users); const c = Math.floor(r() * cards); m[u]!.set(`shape:card${c}|xy`, [Math.round(r() * 100000) / 100, Math.round(r() * 100000) / 100]); }
  return { setup: out.slice(0, setup), moves: out.slice(setup) };
}
const N = Number(process.argv[2] ?? 20000);
const { setup, moves } = updatesOf(N, 200, 5);
console.log("bytes per move", moves.reduce((a, b) => a + b.length, 0) / moves.length);
function stats(name: string, f: (u: Uint8Array) => void) { const t: number[] = []; const t0 = performance.now(); for (const u of moves) { const a = performance.now(); f(u); t.push(performance.now() - a); } const total = performance.now() - t0; t.sort((a, b) => a - b); console.log(name, "mean", ((total / moves.length) * 1000).toFixed(1), "p50", (t[t.length >> 1]! * 1000).toFixed(1), "p99", (t[Math.floor(t.length * 0.99)]! * 1000).toFixed(1), "us"); }
for (let k = 0; k < 3; k++) {
  const plain = new Y.Doc(); for (const u of setup) Y.applyUpdate(plain, u); stats("plain apply ", (u) => Y.applyUpdate(plain, u));
  const doc = new Y.Doc(); const g = new CanvasGuard(doc); for (const u of setup) { const v = g.write({ id: "a", role: "participant" }, u); if (!v.ok) throw new Error(JSON.stringify(v)); }
  const actors = { id: "a", role: "participant" } as const;
  stats("guard write ", (u) => { const v = g.write(actors, u); if (!v.ok) throw new Error(JSON.stringify(v)); });
  stats("parse only  ", (u) => readUpdate(u, GUARD_LIMITS, ALL_CHECKS));
  stats("known again ", (u) => { const v = g.write(actors, u); if (!v.ok) throw new Error("x"); });
  if (JSON.stringify(doc.getMap("records").toJSON()) !== JSON.stringify(plain.getMap("records").toJSON())) throw new Error("diverged");
}
