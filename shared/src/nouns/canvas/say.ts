import { sayMoment, sayThings } from "../../i18n/canvas-history.ts";
import { memberThen } from "../../i18n/names.ts";
import { also, said as words } from "../../i18n/said/canvas.ts";
import { type Params, say } from "../../i18n/say.ts";
import type { Sayings, Told } from "../../i18n/told.ts";
import type { EventData } from "../../ledger/event.ts";
import type { events } from "./events.ts";

function restored(data: EventData["canvas.restored"], { language, ledger, entry, who, mark }: Told): Params | string {
  const { at, what, taken, of } = data;
  if (what === "added" && taken) {
    const things = sayThings(language, taken);
    const whose = mark((of && memberThen(ledger, of, language, entry.seq)) ?? "");
    return whose
      ? say(language, also.takenAdded, { who, whose, things })
      : say(language, also.takenAddedOfOne, { who, things });
  }
  if (what === "newcomers" && taken) {
    const things = sayThings(language, taken);
    return at === null
      ? say(language, also.takenNewcomers, { who, things })
      : say(language, also.takenNewcomersSince, { who, things, when: sayMoment(language, at) });
  }
  if (what === "missing") return say(language, also.restoredMissing, { who });
  if (what === "forgotten") return say(language, also.forgotten, { who });
  if (what === "doings") return say(language, also.restoredDoings, { who });
  return at === null ? say(language, also.restoredEarlier, { who }) : { when: sayMoment(language, at) };
}

export const said: Sayings<keyof typeof events> = {
  "canvas.cleared": {
    says: words["canvas.cleared"],
    with: (counted, { language }) => ({ things: sayThings(language, counted) }),
  },
  "canvas.restored": { says: words["canvas.restored"], with: restored },
};
