import * as Y from "yjs"; import { spawn } from "node:child_process"; import { mkdtempSync } from "node:fs";
import { targets } from "./targets.js"; import { roomsFor } from "./load/places.js"; import { Client } from "./load/client.js"; import { clientOf, mark, syncUpdate } from "./load/wire.js"; import { KINDS, markerOf } from "./load/updates.js"; import { eachPayload } from "./load/socket.js";
const entry = process.argv[2]; const t = (await targets(entry)).acuerdo; const dir = mkdtempSync("/tmp/rbench/f-");
const child = spawn(process.execPath, t.args, { env: { ...process.env, ...t.env(dir) }, stdio: ["ignore", "pipe", "ignore"] }); process.on("exit", () => child.kill("SIGKILL")); setTimeout(() => process.exit(2), 60000).unref();
const port = await new Promise((r) => child.stdout.on("data", (d) => { const m = /"port":(\d+)/.exec(String(d)); if (m) r(+m[1]); }));
const [[place]] = await roomsFor({ port, dialect: t.dialect }, [1]); const client = await Client.join(place, [clientOf(1)]);
let answer = null; client.listen((b, s, e) => eachPayload(b, s, e, (_, f, to) => { if (b[f] === 101 || b[f] === 102) answer = [b[f], b.toString("latin1", f + 1, to)]; }));
const doc = new Y.Doc(); doc.clientID = clientOf(1); let update; doc.on("update", (u) => { update = u; });
const key = KINDS.stroke.key(1); const points = Array.from({ length: 1400 }, (_, i) => ({ x: i * 1.37 + 0.11, y: i * 0.9 + 0.13, z: 0.5 }));
for (let i = 0; i < 700; i++) { const v = KINDS.stroke.value(key, markerOf(1, i)); v.props = { ...v.props, segments: [{ type: "free", points }] }; doc.getMap("records").set(key, v); answer = null; client.send(syncUpdate(update)); client.send(mark(i + 1)); while (!answer) await new Promise((r) => setTimeout(r, 2)); if (answer[0] === 102) { console.log("refused at write", i, "of", update.length, "bytes:", JSON.stringify(answer[1]), "document holds", Y.encodeStateAsUpdate(doc).length, "bytes"); process.exit(0); } }
console.log("all 700 accepted of", update.length); process.exit(0);
