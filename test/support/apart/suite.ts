import { pathOf, type Voices } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backUp } from "../../../server/src/backup.ts";
import { restore } from "../../../server/src/restore.ts";
import type { ApartName } from "../../../server/src/store/apart.ts";
import { testInFull } from "../in-full.ts";
import { type Door, get, join, newDevice, openBoard, place, type Seat } from "../server/client.ts";
import { freshFolder, type ServerProcess, startServerProcess } from "../server/server.ts";
import { Recorder } from "./recorder.ts";

/**
 * What every table of the server's alone is held to: until its time, what stands in it is told to whoever it belongs to, and to
 * nobody and nothing else; a killed server has it still, and so has a backup; once its time has come it is said.
 */

export interface Stage {
  readonly server: ServerProcess;
  readonly door: Door;
  readonly mediator: Seat;
  readonly owner: Seat;
  readonly others: readonly Seat[];
}

export interface ApartCase {
  readonly table: ApartName;
  readonly voices: Voices;
  /** The owner says something with this word in it, which is kept back; where the server makes the words, those. */
  readonly keep: (stage: Stage, word: string) => Promise<string>;
  /** Its time comes; null for what is never told to anybody else. */
  readonly tell: ((stage: Stage, word: string) => Promise<void>) | null;
  /** It is of no use any more, and stands nowhere. */
  readonly use?: (stage: Stage, word: string) => Promise<void>;
  /** What costs three servers is played in the full count alone: the first table shows it in the short one. */
  readonly isPlayedInFull?: boolean;
}

const WORD = "Zarzaparrilla";
const OTHERS = 4;

const DEVICES = Array.from({ length: OTHERS + 2 }, newDevice);

/** Everybody comes in, or comes back: tokens of one server are none of another's. */
async function arriveAll(server: ServerProcess, door: Door): Promise<Stage> {
  const seats: Seat[] = [];
  for (const [n, device] of DEVICES.entries())
    seats.push(await join(server.url, door, n === 0 ? "mediator" : "participant", `Persona ${n}`, device));
  const [mediator, owner, ...others] = seats as [Seat, Seat, ...Seat[]];
  return { server, door, mediator, owner, others };
}

export function apartSuite({ table, voices, keep, tell, use, isPlayedInFull = false }: ApartCase): void {
  describe(`[AP1] the table ${table}`, () => {
    let stage: Stage;
    let recorder: Recorder;
    const own = async () =>
      JSON.stringify((await get(stage.server.url, pathOf("me", { id: stage.door.id }), stage.owner.token)).body);
    const askAll = async () => {
      const { mediator, others, door, server } = stage;
      const observer = await join(server.url, door, "observer");
      for (const [who, seat] of [
        ["mediator", mediator],
        ["observer", observer],
        ["other", others[0]],
      ] as const)
        await recorder.ask(who, seat as Seat);
    };
    const elsewhere = () => recorder.found(WORD);

    beforeAll(async () => {
      const server = await startServerProcess({ env: { ACUERDO_LOG_LEVEL: "debug" } });
      stage = await arriveAll(server, await openBoard(server.url, voices));
      recorder = new Recorder(server, stage.door);
      for (const [who, seat] of [
        ["mediator", stage.mediator],
        ["other", stage.others[0]],
      ] as const)
        await recorder.listen(who, seat as Seat);
    });
    afterAll(async () => {
      recorder.close();
      await stage.server.stop();
    });

    test("what is said openly is heard everywhere it should be: the recorder has ears", async () => {
      await place(stage.server.url, stage.door, stage.owner, `A la vista: ${WORD}`);
      await askAll();
      const heard = elsewhere();
      for (const where of ["other: socket of the ledger", "observer: /api/boards", "file acuerdo.db"])
        expect(
          heard.some((found) => found.startsWith(where)),
          where,
        ).toBe(true);
      recorder.anew();
    });

    let word = "Regaliz";
    test("until its time nobody hears it but whoever it belongs to; nor does the log or the disk", async () => {
      word = await keep(stage, word);
      await askAll();
      expect(recorder.found(word)).toEqual([]);
      expect(await own()).toContain(word);
    });

    const whenKilled = isPlayedInFull ? testInFull : test;
    whenKilled(
      "a server that is killed has it still, for its owner alone; and so has a backup that is put back",
      async () => {
        const { server } = stage;
        recorder.close();
        const file = `${freshFolder()}/boards.db`;
        await backUp(server.dataDir, file);
        await server.kill();
        const back = freshFolder();
        await restore(back, file, false);
        for (const dataDir of [back, server.dataDir]) {
          const again = await startServerProcess({ dataDir });
          stage = await arriveAll(again, stage.door);
          recorder = new Recorder(again, stage.door);
          await askAll();
          expect(recorder.found(word)).toEqual([]);
          expect(await own()).toContain(word);
          if (dataDir === back) await again.stop();
        }
      },
    );

    test("once its time has come it is said, or once it was used it is nowhere", async () => {
      await use?.(stage, word);
      if (tell === null) {
        await askAll();
        expect(recorder.found(word)).toEqual([]);
        return expect(await own()).not.toContain(word);
      }
      await tell(stage, word);
      await expect
        .poll(
          async () => {
            recorder.anew();
            await askAll();
            return recorder.found(word).some((where) => where.startsWith("other: "));
          },
          { timeout: 30_000 },
        )
        .toBe(true);
    });
  });
}
