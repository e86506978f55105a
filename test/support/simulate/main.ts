import { parseArgs } from "node:util";
import { play } from "./play.ts";
import { readWorkshop, withMembers, workshopNames } from "./workshop.ts";

/** `npm run simulate -- --url URL --workshop NAME [--members N] [--speed X]`: plays a workshop through the public contract. */

const USAGE = `usage: npm run simulate -- --url http://127.0.0.1:8080 --workshop ${workshopNames().join("|")} [--members N] [--speed X]
  --members  how many people (default: as many as the workshop has; 2 to 500)
  --speed    1 is a brisk human pace, 10 ten times as fast (default: 0, no waiting)`;

function numberOption(name: string, value: string | undefined, low: number, high: number): number | null {
  if (value === undefined) return null;
  const number = Number(value);
  if (!Number.isFinite(number) || number < low || number > high)
    throw new Error(`--${name} must be a number from ${low} to ${high}`);
  return number;
}

async function main(): Promise<void> {
  const options = {
    url: { type: "string" },
    workshop: { type: "string" },
    members: { type: "string" },
    speed: { type: "string" },
  } as const;
  const { values } = parseArgs({ options });
  if (!values.url || !values.workshop) throw new Error("--url and --workshop are needed");
  const server = new URL(values.url).origin;
  const whole = readWorkshop(values.workshop);
  const members = numberOption("members", values.members, 2, 500);
  const speed = numberOption("speed", values.speed, 0, 1000) ?? 0;
  const workshop = members === null ? whole : withMembers(whole, members);
  const played = await play({ server, workshop, speed, say: (line) => console.log(line) });
  await played.leave();
  console.log(`\nBoard:    ${server}/b/${played.board.id}`);
  for (const role of ["mediator", "participant", "observer"] as const)
    console.log(`${`${role}:`.padEnd(13)}${played.board.urls[role]}`);
  console.log(`code:        ${played.board.code}`);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(1);
  },
);
