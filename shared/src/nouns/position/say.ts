import { done as spoken, said as words } from "../../i18n/said/position.ts";
import { quote, type Sayings, type SaysDone } from "../../i18n/told.ts";
import type { events } from "./events.ts";
import type { intents } from "./shape.ts";

export const said: Sayings<keyof typeof events> = {
  "position.placed": { says: words["position.placed"], with: ({ text }, told) => ({ text: quote(told, text) }) },
  "position.reworded": { says: words["position.reworded"], with: ({ text }, told) => ({ text: quote(told, text) }) },
  "position.withdrawn": {
    says: words["position.withdrawn"],
    with: ({ positionId }, told) => ({ text: quote(told, told.ledger.positions.get(positionId)?.text ?? "") }),
  },
};

export const done: SaysDone<keyof typeof intents> = {
  "position.place": spoken.placed,
  "position.reword": spoken.reworded,
  "position.withdraw": spoken.withdrawn,
};
