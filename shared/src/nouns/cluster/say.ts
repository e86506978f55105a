import { also, done as spoken, said as words } from "../../i18n/said/cluster.ts";
import { say } from "../../i18n/say.ts";
import type { Sayings, SaysDone } from "../../i18n/told.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

export const said: Sayings<keyof typeof events> = {
  "cluster.named": {
    says: words["cluster.named"],
    with: ({ sentence }, { language, who, mark }) =>
      sentence ? { sentence: mark(sentence) } : say(language, also.unnamed, { who }),
  },
};

export const done: SaysDone<keyof typeof intents> = {
  "cluster.name": ({ sentence, base }, { mark }) =>
    sentence ? [spoken.clusterNamed, { sentence: mark(sentence) }] : base ? spoken.clusterUnnamed : spoken.clusterNew,
};
