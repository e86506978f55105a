import type { MemberId, VoiceId } from "../ids.ts";
import type { EventKind } from "../ledger/event.ts";
import type { Ledger, RecordEntry } from "../ledger/ledger.ts";
import type { Language } from "../nouns/board/board.ts";
import { SAID } from "../nouns/said.ts";
import { inPlaceOf, readable } from "./in-place.ts";
import { memberThen } from "./names.ts";
import { record } from "./record.ts";
import { say } from "./say.ts";
import { unmarked } from "./theirs.ts";
import { type Done, type Saying, speakerOf, type Told } from "./told.ts";

/** An event of the record as one sentence, as its noun says it. */

/**
 * Under their member's name who acts in their own name, under their voice's who speaks: the name that they had then. Where voices
 * are anonymous, only what somebody signed bears a name: boards of before said more in their events than is shown now.
 */
function whoDid(told: Done, { kind, actor, seq }: RecordEntry): string {
  const { language, ledger, mark } = told;
  if (actor === "server") return say(language, record.server);
  const name = memberThen(ledger, actor as MemberId, language, seq);
  if (name === null) return speakerOf(told, actor as VoiceId, seq);
  return ledger.board.voices === "named" || kind.startsWith("commitment.")
    ? mark(name)
    : say(language, record.somebody);
}

/** @param mark what people wrote is marked by it. */
export function sayEvent(language: Language, on: Ledger, event: RecordEntry, mark = unmarked): string {
  const ledger = readable(on);
  const entry = inPlaceOf(event, ledger.board.language);
  const told: Told = { language, ledger, entry, who: whoDid({ language, ledger, mark }, entry), mark };
  const { says, with: details } = SAID[entry.kind] as Saying<EventKind>;
  const said = details?.(entry.data, told) ?? {};
  return typeof said === "string" ? said : say(language, says, { who: told.who, ...said });
}
