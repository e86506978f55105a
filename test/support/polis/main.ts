/** `npm run test:polis`: real conversations with published results, where the folder in `POLIS_DATA` has them. */
import { resolve } from "node:path";
import { checksOf } from "./checks.ts";
import { readConversation } from "./read.ts";

const NAMES = ["london.youth.policing", "brexit-consensus", "bg2050-volunteers", "scoop-hivemind.biodiversity"];

function run(folder: string): number {
  let failed = 0;
  let read = 0;
  for (const name of NAMES) {
    const conversation = readConversation(folder, name);
    if (!conversation) continue;
    read += 1;
    const { matrix } = conversation.expected.reference;
    console.log(`\n${name}: ${matrix.participants} people, ${matrix.comments} statements, ${matrix.cells} votes`);
    for (const { name: check, holds, figure } of checksOf(conversation)) {
      console.log(`  ${holds ? "ok  " : "FAIL"} ${check.padEnd(30)} ${figure}`);
      if (!holds) failed += 1;
    }
  }
  console.log(`\n${read} of ${NAMES.length} conversations read, ${failed} checks failed`);
  return read < NAMES.length ? failed + 1 : failed;
}

const folder = process.env.POLIS_DATA;
if (folder === undefined || folder === "") {
  console.log("Not run: POLIS_DATA names no folder with the published conversations.");
} else {
  process.exitCode = run(resolve(folder)) > 0 ? 1 : 0;
}
