import { aliasIn } from "../alias.ts";
import { type MemberId, SOMEBODY, type VoiceId, WHEEL } from "../ids.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Language } from "../nouns/board/board.ts";
import { aliasOf, sayAlias } from "./aliases.ts";
import { memberThen } from "./names.ts";
import { type Sentence, say } from "./say.ts";

/** Under which name somebody's words are shown. */

/** Who speaks where it is no voice: on a board with anonymous voices. */
const speakers = {
  wheel: { en: "Whoever mediates", es: "Quien media" },
  somebody: { en: "Somebody", es: "Alguien" },
} satisfies Record<string, Sentence>;

type Known = Pick<Ledger, "board" | "members" | "aliases">;

/**
 * Under which name a voice is shown: the member's on a board with named voices, a pseudonym on an anonymous one. A pseudonym is
 * in the board's language for everybody, so that people in one room can say it to each other.
 * @param seq the event in which it spoke: 'Mara, then Mallory' where the name is another by now; 0 for the name as it is.
 */
export function speakerName(ledger: Known, voice: VoiceId, language: Language, seq = 0): string {
  if ((voice as string) === WHEEL) return say(language, speakers.wheel);
  if ((voice as string) === SOMEBODY) return say(language, speakers.somebody);
  if (ledger.board.voices === "anonymous") return sayAlias(aliasIn(ledger.aliases, voice), ledger.board.language);
  return memberThen(ledger, voice as string as MemberId, language, seq) ?? aliasOf(voice, ledger.board.language);
}
