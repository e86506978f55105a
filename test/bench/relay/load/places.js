import { randomBytes } from "node:crypto";

/** Where the clients of a scenario connect. Most servers open a room by its name; Acuerdo's boards are opened over HTTP. */

/** Sockets of one person: a crowd of members costs the setup a commit each, and the relay nothing. */
const SOCKETS_PER_MEMBER = 10;
const AT_ONCE = 8;

async function post(port, path, body) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${answer.error?.code}`);
  return answer;
}

async function tokenOf(port, board, number) {
  const body = { key: board.keys.participant, secret: randomBytes(24).toString("base64url"), name: `Person ${number}` };
  const { token } = await post(port, `/api/boards/${board.id}/members`, body);
  return token;
}

async function board({ port, dialect }, size) {
  const about = { title: "Relay", objective: "How fast it is", language: "en", voices: "named" };
  const opened = await post(port, "/api/boards", about);
  const tokens = [];
  for (let n = 0; n < Math.ceil(size / SOCKETS_PER_MEMBER); n++) tokens.push(await tokenOf(port, opened, n + 1));
  return Array.from({ length: size }, (_, i) => ({
    port,
    name: opened.id,
    path: `/sync/${opened.id}/canvas`,
    protocols: ["acuerdo", `bearer.${tokens[Math.floor(i / SOCKETS_PER_MEMBER)]}`],
    dialect,
  }));
}

const room = ({ port, dialect }, size, number) =>
  Array.from({ length: size }, () => ({ port, dialect, name: `room-${number}`, path: `/room-${number}` }));

/** One list of places a room; `sizes` says how many clients each has. */
export async function roomsFor(server, sizes) {
  if (!server.dialect.startsWith("acuerdo")) return sizes.map((size, number) => room(server, size, number));
  const rooms = new Array(sizes.length);
  let next = 0;
  const worker = async () => {
    while (next < sizes.length) {
      const i = next++;
      rooms[i] = await board(server, sizes[i]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return rooms;
}
