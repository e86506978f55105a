import {
  type Card,
  checkChain,
  compileMinutes,
  escapeMarkdown,
  layFloor,
  minutesMarkdown,
  minutes as minuteWords,
  say,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { Table } from "../../support/ledger/ledger.ts";
import { playLedger } from "../../support/ledger/workshop.ts";
import { readWorkshop, workshopNames } from "../../support/simulate/workshop.ts";

const AT = Date.UTC(2027, 0, 15, 10, 0);

describe.each(workshopNames())("workshop %s", (name) => {
  const workshop = readWorkshop(name);
  const { table, actors, cards, agreement } = playLedger(workshop);
  const minutes = compileMinutes(table.ledger, cards as Card[], AT);
  const markdown = minutesMarkdown(minutes, workshop.language, "UTC");

  test(`[MI1] ${name}: every agreement stands as its people left it`, () => {
    const laid = new Map(layFloor(table.ledger).map((plank) => [plank.agreement.id, plank]));
    for (const { id, ...expected } of workshop.expected.agreements) {
      const plank = laid.get(agreement(id));
      const { status, words, fails, version } = expected;
      expect({
        id,
        status: plank?.judgement.status,
        words: plank?.words,
        fails: plank?.judgement.fails,
        version: plank?.version.number,
      }).toEqual({ id, status, words, fails, version });
    }
  });

  test(`[MI2] ${name}: the minutes hold every agreement, version, reservation, objection and commitment, in order`, () => {
    const all = [...minutes.standing, ...minutes.unsettled].toSorted((a, b) => a.agreement.number - b.agreement.number);
    expect(all.map(({ earlier, current }) => [...earlier, current].map(({ version }) => version.text))).toEqual(
      workshop.agreements.map(({ versions }) => versions.map(({ text }) => text)),
    );
    for (const { id, reservations, objections } of workshop.expected.agreements) {
      const found = all.find((one) => one.agreement.id === agreement(id))?.current;
      const who = (said: readonly { who: string }[] = []) => said.map((one) => one.who).toSorted();
      expect(who(found?.objections)).toEqual(objections.toSorted());
      expect(who([...(found?.reservations ?? []), ...(found?.eased ?? [])])).toEqual(reservations.toSorted());
    }
    expect(minutes.commitments.map(({ commitment }) => commitment.text)).toEqual(
      workshop.commitments.map(({ text }) => text),
    );
    expect(minutes.commitments.map(({ commitment }) => commitment.by)).toEqual(
      workshop.commitments.map(({ by }) => actors.get(by)?.memberId),
    );
  });

  test(`[MI3] ${name}: the Markdown says what the fixture says that it must`, () => {
    const readable = markdown.replaceAll("\\", "");
    for (const words of workshop.expected.minutes) expect(readable).toContain(words);
    expect(markdown).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });

  test(`[MI10] ${name}: what a version left behind that was replaced is not open`, () => {
    const m = minuteWords;
    const earlier = [...minutes.standing, ...minutes.unsettled].flatMap((one) => one.earlier);
    expect(earlier.length).toBeGreaterThan(0);
    const current = [...minutes.standing, ...minutes.unsettled].filter((one) => one.current.objections.length > 0);
    const count = (words: string) => markdown.split(`**${words}**`).length - 1;
    expect(count(say(workshop.language, m.objections))).toBe(current.length);
    for (const { version, objections } of earlier) {
      const params = { v: version.number, n: version.number + 1 };
      if (objections.length > 0)
        expect(markdown).toContain(`**${say(workshop.language, m.objectionsBefore, params)}**`);
    }
  });

  test(`[CH1] ${name}: the chain of its record holds`, () => {
    expect(checkChain(table.events)).toBeNull();
  });
});

test("[MI4] what people write never becomes markup", () => {
  const escaped = escapeMarkdown("<b>*x*</b> _y_ [z](http://a) # & | `c`");
  expect(escaped).toBe("\\<b\\>\\*x\\*\\</b\\> \\_y\\_ \\[z\\](http\\://a) \\# \\& \\| \\`c\\`");
});

test("[MI5] an empty board has minutes too", () => {
  const markdown = minutesMarkdown(compileMinutes(new Table().ledger, [], AT), "es", "UTC");
  expect(markdown).toContain("Todavía no hay ningún acuerdo en pie.");
  expect(markdown).toContain("15 de enero de 2027");
});
