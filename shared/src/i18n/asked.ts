import type { AskedOf, Intent, IntentKind } from "../ledger/intent.ts";
import type { Language } from "../nouns/board/board.ts";
import { agree } from "./agree.ts";
import { cluster } from "./cluster.ts";
import { comments } from "./comments.ts";
import { commit } from "./commit.ts";
import { facilitate } from "./facilitate.ts";
import { gather } from "./gather.ts";
import { stanceBar } from "./grades.ts";
import { joining } from "./joining.ts";
import { meanwhile } from "./meanwhile.ts";
import { membership } from "./membership.ts";
import { opening } from "./opening.ts";
import { organizing } from "./organizing.ts";
import { type Sentence, say } from "./say.ts";
import { commitmentStates, grades, phases } from "./vocabulary.ts";
import { weigh } from "./weigh.ts";
import { withholding } from "./withholding.ts";

/** What somebody asked for, in a few words: those of the button that they pressed. */

type Named<Kind extends IntentKind> = (asked: AskedOf<Kind>) => Sentence;

const NAMES: { readonly [Kind in IntentKind]: Sentence | Named<Kind> } = {
  "board.change": facilitate.settings,
  "phase.move": ({ phase }) => phases[phase],
  "door.set": ({ open }) => (open ? opening.share.openDoor : opening.share.closeDoor),
  "member.change": ({ takesPart }) => (takesPart ? weigh.takePart : facilitate.editCard),
  "member.excuse": facilitate.absent,
  "people.excuse": facilitate.noteAbsent,
  "member.remove": facilitate.remove,
  "member.restore": facilitate.restore,
  "member.leave": membership.leave,
  "member.return": membership.comeBack,
  "member.join-as": joining.ask,
  "member.join-answer": ({ yes }) => (yes ? joining.yes : joining.no),
  "organization.merge": organizing.merge,
  "organization.part": organizing.part,
  "position.place": gather.place,
  "position.reword": gather.reword,
  "position.withdraw": gather.withdraw,
  "stance.take": ({ grade }) => grades[grade],
  "stance.withdraw": stanceBar.takeBack,
  "objection.ease": stanceBar.ease,
  "cluster.name": cluster.name,
  "agreement.word": agree.wordIt,
  "version.test": agree.test,
  "agreement.let-go": agree.letGo,
  "commitment.make": commit.make,
  "commitment.accept": commit.join,
  "commitment.decline": commit.decline,
  "commitment.report": ({ state }) => commitmentStates[state],
  "commitment.withdraw": commit.withdraw,
  "comment.add": comments.add,
  "comment.withdraw": comments.withdraw,
  "words.withhold": withholding.words,
  "line.withhold": withholding.words,
};

/** What a device kept may be another version's, or not whole: it is named all the same, so that somebody can see to it. */
export function sayAsked(language: Language, intent: Intent): string {
  const name = NAMES[intent.kind] as Sentence | Named<IntentKind> | undefined;
  const sentence = typeof name === "function" ? name(intent) : name;
  return say(language, sentence ?? meanwhile.unknown);
}
