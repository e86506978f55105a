import { pathOf } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { APART } from "../../server/src/store/apart.ts";
import { type ApartCase, apartSuite, type Stage } from "../support/apart/suite.ts";
import { ask, newId, place, post, type Seat } from "../support/server/client.ts";

/** The tables of the server's alone, each played by what is kept in it. */

const statementId = newId();
const answer = ({ server, door }: Stage, seat: Seat | undefined, reason: string) =>
  ask(server.url, door, seat as Seat, { kind: "stance.take", statementId, grade: "reserve", reason } as never);

const CASES: readonly ApartCase[] = [
  {
    table: "held",
    voices: "anonymous",
    keep: async (stage, word) => {
      await place(stage.server.url, stage.door, stage.others[0] as Seat, "Más bancos", statementId);
      expect((await answer(stage, stage.owner, `Por ${word}`)).body).toMatchObject({ held: true });
      return word;
    },
    tell: async (stage) => {
      for (const [n, other] of stage.others.slice(1).entries()) await answer(stage, other, `Porque sí ${n}`);
    },
  },
  {
    table: "codes",
    isPlayedInFull: true,
    voices: "named",
    keep: async ({ server, door, owner }) =>
      (await post(server.url, pathOf("personalCode", { id: door.id }), {}, owner.token)).body.code as string,
    tell: null,
    use: async ({ server, door, others }, code) => {
      const typed = await post(server.url, pathOf("joinAs", { id: door.id }), { code }, others[1]?.token);
      expect(typed.status).toBe(200);
    },
  },
];

for (const one of CASES) apartSuite(one);

test("[AP1] every table is played", () => {
  expect(CASES.map(({ table }) => table).toSorted()).toEqual(Object.keys(APART).toSorted());
});
