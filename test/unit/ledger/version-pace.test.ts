import {
  type Actor,
  type AgreementId,
  type Asked,
  type Grade,
  type Intent,
  isRefusal,
  LIMITS,
  type RefusalCode,
  type VersionId,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import { TOO_SOON_MS, VersionPace } from "../../../server/src/ledger/version-pace.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** Versions on a clock in the test's hands. */

const a1 = named<AgreementId>("a1");

class Paced {
  readonly table = new Table();
  now = Date.now();
  pace = new VersionPace(() => this.now);
  #made = 0;

  /** Words and tests: the reason why not, or null. */
  test(actor: Actor): RefusalCode | null {
    const revision = this.table.ledger.agreements.get(a1)?.draft?.revision ?? 0;
    this.#made += 1;
    this.table.do(actor, {
      ...{ kind: "agreement.word", agreementId: a1, clusterId: null, text: `Texto ${this.#made}`, base: revision },
    });
    const asked: Asked = {
      ...{ kind: "version.test", agreementId: a1, versionId: named<VersionId>(`v${this.#made}`), base: revision + 1 },
      ...{ why: "", sources: [] },
    };
    const no = this.pace.refuses(this.table.ledger, { ...asked, id: named("i") } as Intent, actor);
    if (no && isRefusal(no)) return no.refused;
    const before = this.table.events.length;
    this.table.do(actor, asked);
    this.pace.note(this.table.events.slice(before));
    return null;
  }
}

function paced() {
  const at = new Paced();
  const [ana, mallory] = [at.table.member("ana"), at.table.member("mallory")];
  return { at, ana, mallory, mara: at.table.member("mara", "mediator") };
}

test("[LM4] nobody puts other words to the test within minutes of somebody else's; whoever worded them may, and whoever mediates", () => {
  const { at, ana, mallory, mara } = paced();
  expect(at.test(ana)).toBeNull();
  expect(at.test(mallory)).toBe("too-soon");
  expect(at.test(ana)).toBeNull();
  at.now += TOO_SOON_MS - 1;
  expect(at.test(mallory)).toBe("too-soon");
  expect(at.test(mara)).toBeNull();
  expect(at.test(ana)).toBe("too-soon");
  at.now += TOO_SOON_MS;
  expect(at.test(ana)).toBeNull();
});

test("[LM4] words that somebody else does not hold, or that most have answered, may be replaced at once", () => {
  const { at, ana, mallory } = paced();
  const [luis, berta] = [at.table.member("luis"), at.table.member("berta")];
  const answer = (actor: Actor, grade: Grade) => {
    const statementId = [...at.table.ledger.versions.keys()].at(-1) as VersionId;
    at.table.do(actor, { kind: "stance.take", statementId, grade, reason: "Porque no", condition: "" });
  };
  expect(at.test(ana)).toBeNull();
  answer(mallory, "object");
  answer(ana, "endorse");
  expect(at.test(mallory)).toBe("too-soon");
  answer(luis, "reserve");
  expect(at.test(mallory)).toBeNull();
  for (const person of [ana, luis, mallory]) answer(person, "agree");
  expect(at.test(ana)).toBe("too-soon");
  answer(berta, "agree");
  expect(at.test(ana)).toBeNull();
});

test("[LM4] a voice tests so many versions in an hour", () => {
  const { at, ana } = paced();
  for (let n = 0; n < LIMITS.versionsPerHour; n += 1) expect(at.test(ana)).toBeNull();
  expect(at.test(ana)).toBe("too-many");
  at.now += 3_600_000;
  expect(at.test(ana)).toBeNull();
});

test("[LM4] after a restart the record's times count, and a clock that was set back opens nothing", () => {
  const { at, ana, mallory } = paced();
  expect(at.test(ana)).toBeNull();
  const { at: written } = [...at.table.ledger.versions.values()][0] ?? { at: 0 };
  at.pace = new VersionPace(() => at.now);
  at.now = written + 60_000;
  expect(at.test(mallory)).toBe("too-soon");
  at.now = written - 60_000;
  expect(at.test(mallory)).toBe("too-soon");
  at.now = written + TOO_SOON_MS;
  expect(at.test(mallory)).toBeNull();
});
