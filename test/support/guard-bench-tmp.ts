import * as Y from "yjs";
import { ALL_CHECKS } from "../../server/src/guard/checks.ts";
import { CanvasGuard } from "../../server/src/guard/guard.ts";
import { GUARD_LIMITS } from "../../server/src/guard/limits.ts";
import { readUpdate } from "../../server/src/guard/update.ts";
import { card, PROPS, shapeRecord, stroke } from "./guard-samples.ts";
const me = { id: "a", role: "participant" } as const;
const q = (t: number[], p: number) => t[Math.floor(t.length * p)] ?? 0;
type Case = { name: string; setup: Uint8Array[]; updates: Uint8Array[] };
let s = 7; const r = () => (s = (s * 1664525 + 1013904223) >>> 0) / 2 ** 32;
function world(users: number) {
  const docs = Array.from({ length: users }, (_, i) => { const d = new Y.Doc(); d.clientID = 1000000000 + i * 7919; return d; });
  const out: Uint8Array[] = [];
  for (const d of docs) d.on("update", (u: Uint8Array, o: unknown) => { if (o === "r") return; out.push(u); for (const e of docs) if (e !== d) Y.applyUpdate(e, u, "r"); });
  return { docs, out, maps: docs.map((d) => d.getMap("records")) };
}
const xy = () => [Math.round(r() * 100000) / 100, Math.round(r() * 100000) / 100];
function moves(): Case { const { docs, out, maps } = world(5); for (let c = 0; c < 200; c++) docs[c % 5]!.transact(() => { maps[c % 5]!.set(`shape:card${c}`, card(`card${c}`)); maps[c % 5]!.set(`shape:card${c}|xy`, xy()); }); const n = out.length; for (let i = 0; i < 8000; i++) maps[i % 5]!.set(`shape:card${Math.floor(r() * 200)}|xy`, xy()); return { name: "a move", setup: out.slice(0, n), updates: out.slice(n) }; }
function cards(): Case { const { docs, out, maps } = world(5); for (let i = 0; i < 3000; i++) docs[i % 5]!.transact(() => { maps[i % 5]!.set(`shape:c${i}`, card(`c${i}`)); maps[i % 5]!.set(`shape:c${i}|xy`, xy()); }); return { name: "a new card", setup: [], updates: out }; }
function notes(): Case { const { docs, out, maps } = world(5); for (let i = 0; i < 2000; i++) docs[i % 5]!.transact(() => { maps[i % 5]!.set(`shape:c${i}`, shapeRecord(`c${i}`, "note", PROPS.note!)); maps[i % 5]!.set(`shape:c${i}|xy`, xy()); }); return { name: "a note with rich text", setup: [], updates: out }; }
function strokes(): Case { const { out, maps } = world(1); for (let i = 0; i < 400; i++) maps[0]!.set(`shape:c${i}`, shapeRecord(`c${i}`, "draw", { ...PROPS.draw, segments: stroke(500) })); return { name: "a stroke of 500 points", setup: [], updates: out }; }
function offline(n: number): Case { const { docs, out, maps } = world(1); for (let c = 0; c < 200; c++) maps[0]!.set(`shape:card${c}|xy`, xy()); const setup = [...out]; const updates: Uint8Array[] = []; const sv = Y.encodeStateVector(docs[0]!); for (let k = 0; k < 20; k++) { const d = new Y.Doc(); d.clientID = 5000 + k; for (const u of setup) Y.applyUpdate(d, u); for (let i = 0; i < n; i++) d.getMap("records").set(`shape:card${Math.floor(r() * 200)}|xy`, xy()); updates.push(Y.encodeStateAsUpdate(d, sv)); } return { name: `${n} offline edits`, setup, updates }; }
for (const make of [moves, cards, notes, strokes, () => offline(100), () => offline(1000), () => offline(5000)]) {
  const c = make(); const rows: Record<string, number[][]> = { read: [], plain: [], guard: [] };
  for (let k = 0; k < 5; k++) {
    const plain = new Y.Doc(); const doc = new Y.Doc(); const g = new CanvasGuard(doc);
    for (const u of c.setup) { Y.applyUpdate(plain, u); g.write(me, u); }
    const run = (name: string, f: (u: Uint8Array) => void) => { const t: number[] = []; for (const u of c.updates) { const a = performance.now(); f(u); t.push((performance.now() - a) * 1000); } rows[name]!.push(t.sort((a, b) => a - b)); };
    const todo = [["plain", (u: Uint8Array) => Y.applyUpdate(plain, u)], ["guard", (u: Uint8Array) => { const v = g.write(me, u); if (!v.ok || v.missing || v.stripped) throw new Error(JSON.stringify(v)); }], ["read", (u: Uint8Array) => { readUpdate(u, GUARD_LIMITS, ALL_CHECKS); }]] as const;
    for (const [name, f] of k % 2 ? todo : [todo[1], todo[0], todo[2]]) run(name, f);
  }
  const med = (name: string, p: number) => { const v = rows[name]!.slice(1).map((t) => (p < 0 ? t.reduce((a, b) => a + b, 0) / t.length : q(t, p))).sort((a, b) => a - b); return v[v.length >> 1] ?? 0; };
  const bytes = c.updates.reduce((a, u) => a + u.length, 0) / c.updates.length;
  console.log(`${c.name.padEnd(26)} ${bytes.toFixed(0).padStart(6)} B  plain p10 ${med("plain", 0.1).toFixed(1)} p50 ${med("plain", 0.5).toFixed(1)} | guard p10 ${med("guard", 0.1).toFixed(1)} p50 ${med("guard", 0.5).toFixed(1)} | read ${med("read", 0.1).toFixed(1)} | ratio p10 ${(med("guard", 0.1) / med("plain", 0.1)).toFixed(2)} p50 ${(med("guard", 0.5) / med("plain", 0.5)).toFixed(2)}`);
}
