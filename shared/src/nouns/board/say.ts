import { record } from "../../i18n/record.ts";
import { also, done as spoken, said as words } from "../../i18n/said/board.ts";
import { type Sentence, say, sayList } from "../../i18n/say.ts";
import { presets } from "../../i18n/thresholds.ts";
import type { Sayings, SaysDone } from "../../i18n/told.ts";
import { phases } from "../../i18n/vocabulary.ts";
import type { EventData } from "../../ledger/event.ts";
import type { Role } from "../member/member.ts";
import type { Language } from "./board.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

function changedFields(language: Language, changed: EventData["board.changed"]): string {
  const names: string[] = [];
  if (changed.title !== undefined) names.push(say(language, record.fieldTitle));
  if (changed.objective !== undefined) names.push(say(language, record.fieldObjective));
  if (changed.language !== undefined) names.push(say(language, record.fieldLanguage));
  if (changed.thresholds !== undefined) {
    names.push(say(language, record.fieldThresholds, { name: say(language, presets[changed.thresholds]) }));
  }
  return sayList(language, names);
}

/** Whom a link is for. */
const WHOM: Readonly<Record<Role, Sentence>> = {
  mediator: also.forMediators,
  participant: also.forParticipants,
  observer: also.forObservers,
};

export const said: Sayings<keyof typeof events> = {
  "board.opened": { says: words["board.opened"], with: ({ title }, { mark }) => ({ title: mark(title) }) },
  "board.brought": { says: words["board.brought"] },
  "board.changed": {
    says: words["board.changed"],
    with: (data, { language }) => ({ fields: changedFields(language, data) }),
  },
  "phase.moved": {
    says: words["phase.moved"],
    with: ({ phase }, { language }) => ({ phase: say(language, phases[phase]) }),
  },
  "door.set": {
    says: words["door.set"],
    with: ({ open }, { language, entry }) =>
      entry.actor === "server" ? say(language, also.doorLeft) : { open: open ? 1 : 0 },
  },
  "key.replaced": {
    says: words["key.replaced"],
    with: ({ role }, { language }) => ({ whom: say(language, WHOM[role]) }),
  },
};

export const done: SaysDone<keyof typeof intents> = {
  "board.change": spoken.boardChanged,
  "phase.move": ({ phase }, { language }) => [spoken.phase, { phase: say(language, phases[phase]) }],
  "door.set": ({ open }) => (open ? spoken.doorOpen : spoken.doorClosed),
};
