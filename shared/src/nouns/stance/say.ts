import { also, done as spoken, said as words } from "../../i18n/said/stance.ts";
import { type Params, type Sentence, say } from "../../i18n/say.ts";
import { type Done, numberOf, type Sayings, type SaysDone, sayStatement, type Told } from "../../i18n/told.ts";
import { grades } from "../../i18n/vocabulary.ts";
import type { VersionId } from "../../ids.ts";
import { mayBreakDown } from "../../ledger/asked.ts";
import type { EventData } from "../../ledger/event.ts";
import type { AskedOf } from "../../ledger/intent.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

/** Not how somebody answered while fewer than three have: boards of before said it in their events. */
function taken({ statementId, grade }: EventData["stance.taken"], told: Told): Params | string {
  const { language, ledger, who } = told;
  const what = sayStatement(told, statementId);
  const given = ledger.stances.get(statementId)?.size ?? 0;
  return mayBreakDown(ledger, given)
    ? { grade: say(language, grades[grade]), what }
    : say(language, also.answered, { who, what });
}

function held({ statementId, count }: EventData["stance.held"], told: Told): Params | string {
  const what = sayStatement(told, statementId);
  return count > 0 ? { count, what } : say(told.language, also.unanswered, { what });
}

export const said: Sayings<keyof typeof events> = {
  "stance.taken": { says: words["stance.taken"], with: taken },
  "stance.held": { says: words["stance.held"], with: held },
  "stance.withdrawn": {
    says: words["stance.withdrawn"],
    with: ({ statementId }, told) => ({ what: sayStatement(told, statementId) }),
  },
  "objection.eased": {
    says: words["objection.eased"],
    with: ({ versionId }, told) => ({ what: sayStatement(told, versionId) }),
  },
};

function answered({ statementId, grade }: AskedOf<"stance.take">, told: Done): readonly [Sentence, Params] {
  const version = told.ledger.versions.get(statementId as VersionId);
  const params = { grade: say(told.language, grades[grade]), n: numberOf(told, version?.agreementId) };
  return [version ? spoken.answeredOn : spoken.answered, params];
}

export const done: SaysDone<keyof typeof intents> = {
  "stance.take": answered,
  "stance.withdraw": spoken.takenBack,
  "objection.ease": spoken.eased,
};
