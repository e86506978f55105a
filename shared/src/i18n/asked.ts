import type { Intent, IntentKind } from "../ledger/intent.ts";
import * as agreement from "../nouns/agreement/asked.ts";
import * as board from "../nouns/board/asked.ts";
import type { Language } from "../nouns/board/board.ts";
import * as cluster from "../nouns/cluster/asked.ts";
import * as comment from "../nouns/comment/asked.ts";
import * as commitment from "../nouns/commitment/asked.ts";
import * as member from "../nouns/member/asked.ts";
import * as position from "../nouns/position/asked.ts";
import * as removal from "../nouns/removal/asked.ts";
import * as stance from "../nouns/stance/asked.ts";
import * as withholding from "../nouns/withholding/asked.ts";
import { meanwhile } from "./meanwhile.ts";
import { type Sentence, say } from "./say.ts";
import type { NamesAsked, NamingOf } from "./told.ts";

/** What somebody asked for, in a few words: those of the button that they pressed. Apart from what the record says of it: it needs the screens' words. */

const NAMES: NamesAsked<IntentKind> = {
  ...board.asked,
  ...member.asked,
  ...removal.asked,
  ...position.asked,
  ...stance.asked,
  ...cluster.asked,
  ...agreement.asked,
  ...commitment.asked,
  ...comment.asked,
  ...withholding.asked,
};

/** What a device kept may be another version's, or not whole: it is named all the same, so that somebody can see to it. */
export function sayAsked(language: Language, intent: Intent): string {
  const name = NAMES[intent.kind] as Sentence | NamingOf<IntentKind> | undefined;
  const sentence = typeof name === "function" ? name(intent) : name;
  return say(language, sentence ?? meanwhile.unknown);
}
