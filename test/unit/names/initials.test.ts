import { expect, test } from "vitest";
import { initialsOf } from "../../../client/src/ui/initials.ts";

test("[NA2] initials are letters of the name, without what tells somebody apart or says what they do", () => {
  const names = ["Marta (facilita)", "Lucía Ferrer", "Ana María de la Cruz", "Bo", "Ana López (2)", "👩‍👧 Noa"];
  expect(names.map(initialsOf)).toEqual(["M", "LF", "AC", "B", "AL", "👩‍👧N"]);
});
