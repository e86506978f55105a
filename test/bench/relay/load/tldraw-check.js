import { TLSocketRoom } from "@tldraw/sync-core";
import { Sender } from "ws";
import { tldrawSchema } from "../lib/tldraw-schema.js";
import { pause } from "./pace.js";
import { TEXT } from "./socket.js";
import { tldraw } from "./tldraw-dialect.js";

/** tldraw's own room takes what we send as it stands, and what it passes on is read as what was sent. */

const WRITES = 3;
/** Longer than the room holds messages back. */
const FLUSH_MS = 50;
const FRAME = { fin: true, rsv1: false, opcode: TEXT, mask: false, readOnly: false };

/** Somebody in the room: what came is kept as text. */
function join(room, sessionId) {
  const got = [];
  const socket = { readyState: 1, send: (text) => got.push(text), close: () => undefined };
  room.handleSocketConnect({ sessionId, socket });
  for (const message of tldraw.first({ clients: [] })) room.handleSocketMessage(sessionId, String(message));
  return got;
}

const framesOf = (texts) => Buffer.concat(texts.flatMap((text) => Sender.frame(Buffer.from(text), FRAME)));

function seenIn(frames) {
  const seen = [];
  tldraw.scanUpdates(null, frames, 0, frames.length, (writer, seq) => seen.push(`${writer}:${seq}`));
  return seen.join(" ");
}

/** How often the room took a push for something else than its sender meant. */
const changedIn = (texts) =>
  texts
    .flatMap((text) => JSON.parse(text).data ?? [])
    .filter((event) => event.type === "push_result" && event.action !== "commit").length;

async function checkOne(kind, writer) {
  const room = new TLSocketRoom({ schema: tldrawSchema });
  const reader = join(room, "reader");
  const sender = join(room, "sender");
  const sends = Array.from({ length: WRITES }, (_, seq) =>
    kind === "cursor" ? [tldraw.cursor(writer, seq)] : tldraw.write(kind, writer, seq),
  );
  const opening = kind === "cursor" ? tldraw.announce(writer) : [];
  for (const message of [...opening, ...sends.flat()]) room.handleSocketMessage("sender", String(message));
  await pause(FLUSH_MS);
  room.close();
  const frames = framesOf(reader);
  const expected = Array.from({ length: WRITES }, (_, seq) => `${writer}:${seq}`).join(" ");
  const last = kind === "cursor" ? WRITES - 1 : tldraw.seqIn(tldraw.boardOf([frames]), kind, writer);
  if (seenIn(frames) !== expected || changedIn(sender) > 0 || last !== WRITES - 1) {
    throw new Error(`tldraw's room does not take a ${kind} as it was sent: ${seenIn(frames)}`);
  }
}

/** @throws Error when a message is not what tldraw takes it for. */
export async function tldrawCheck(writer) {
  for (const kind of ["place", "stroke", "cursor"]) await checkOne(kind, writer);
}
