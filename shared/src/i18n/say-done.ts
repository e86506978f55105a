import type { Asked, IntentKind } from "../ledger/intent.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Language } from "../nouns/board/board.ts";
import { DONE } from "../nouns/said.ts";
import { done as answer } from "./said/stance.ts";
import { type Params, type Sentence, say } from "./say.ts";
import { theirsIn } from "./theirs.ts";
import type { SayDone } from "./told.ts";

/** One's own act in a sentence, as it is said the moment it is done, as its noun says it. `ledger` has it already. */

const isSentence = (saying: readonly [Sentence, Params?] | Sentence): saying is Sentence => "en" in saying;

/** In it what people wrote is marked. */
export function sayDone(language: Language, ledger: Ledger, asked: Asked): string {
  const done = DONE[asked.kind] as Sentence | SayDone<IntentKind>;
  const saying =
    typeof done === "function" ? done(asked, { language, ledger, mark: theirsIn(ledger.board.language) }) : done;
  const said = isSentence(saying) ? say(language, saying) : say(language, saying[0], saying[1]);
  const wrote = asked.kind === "stance.take" && (asked.reason || asked.condition);
  return wrote ? `${said} ${say(language, answer.withWords)}` : said;
}
