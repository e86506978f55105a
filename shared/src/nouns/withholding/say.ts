import { also, done as spoken, said as words } from "../../i18n/said/withholding.ts";
import { say } from "../../i18n/say.ts";
import { quote, type Sayings, type SaysDone } from "../../i18n/told.ts";
import type { MemberId } from "../../ids.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

export const said: Sayings<keyof typeof events> = {
  "words.withheld": {
    says: words["words.withheld"],
    with: ({ about, why }, told) => {
      const { who } = told;
      if (why !== "") return { why: quote(told, why) };
      const isName = about !== null && told.ledger.members.has(about as MemberId);
      return say(told.language, isName ? also.name : also.withoutReason, { who });
    },
  },
  "record.sealed": { says: words["record.sealed"], with: ({ seq, hash }) => ({ seq, hash }) },
};

export const done: SaysDone<keyof typeof intents> = {
  "words.withhold": spoken.withheld,
  "line.withhold": spoken.withheld,
};
