import { test } from "vitest";
import { random } from "../support/attack.ts";
import { scores } from "../support/judge/verdict.ts";
import { World } from "../support/judge/world.ts";

test("dbg", { timeout: 3000000 }, async () => {
  const world = await World.open();
  const all = [];
  for (let n = 0; n < 250; n += 1) all.push(await world.play(random(20_000 + n)));
  console.log(scores(all));
  await world.close();
});
