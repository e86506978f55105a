import type { AgreementId, MemberId, VersionId, VoiceId } from "../ids.ts";
import type { Asked, AskedOf, IntentKind } from "../ledger/intent.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Language } from "../nouns/board/board.ts";
import type { RemovedId } from "../nouns/removal/removal.ts";
import { memberName } from "./names.ts";
import { type Params, type Sentence, say } from "./say.ts";
import { speakerName } from "./speakers.ts";
import { spoken } from "./spoken.ts";
import { type Mark, theirsIn } from "./theirs.ts";
import { commitmentStates, grades, phases } from "./vocabulary.ts";

/** One's own act in a sentence, as it is said the moment it is done. `ledger` has it already. */

interface Told {
  readonly language: Language;
  readonly ledger: Ledger;
  readonly mark: Mark;
}

type Saying = readonly [Sentence, Params?];
type Done<Kind extends IntentKind> = (asked: AskedOf<Kind>, told: Told) => Saying | Sentence;

const numberOf = ({ ledger }: Told, id: AgreementId | undefined): number =>
  (id && ledger.agreements.get(id)?.number) ?? 0;

function nameOf({ language, ledger }: Told, id: RemovedId): string {
  return memberName(ledger, id as MemberId) ?? speakerName(ledger, id as VoiceId, language);
}

function answered({ statementId, grade }: AskedOf<"stance.take">, told: Told): Saying {
  const version = told.ledger.versions.get(statementId as VersionId);
  const params = { grade: say(told.language, grades[grade]), n: numberOf(told, version?.agreementId) };
  return [version ? spoken.answeredOn : spoken.answered, params];
}

function tested({ agreementId, versionId }: AskedOf<"version.test">, told: Told): Saying {
  const v = told.ledger.versions.get(versionId)?.number ?? 1;
  return [spoken.tested, { n: numberOf(told, agreementId), v }];
}

const DONE: { readonly [Kind in IntentKind]: Sentence | Done<Kind> } = {
  "board.change": spoken.boardChanged,
  "phase.move": ({ phase }, { language }) => [spoken.phase, { phase: say(language, phases[phase]) }],
  "door.set": ({ open }) => (open ? spoken.doorOpen : spoken.doorClosed),
  "member.change": spoken.cardChanged,
  "member.excuse": ({ memberId, excused }, told) => [
    excused ? spoken.excused : spoken.expected,
    { name: nameOf(told, memberId) },
  ],
  "people.excuse": ({ count }) => [spoken.excusedCount, { n: count }],
  "member.remove": ({ memberId }, told) => [spoken.removed, { name: nameOf(told, memberId) }],
  "member.restore": ({ memberId }, told) => [spoken.restored, { name: nameOf(told, memberId) }],
  "position.place": spoken.placed,
  "position.reword": spoken.reworded,
  "position.withdraw": spoken.withdrawn,
  "stance.take": answered,
  "stance.withdraw": spoken.takenBack,
  "objection.ease": spoken.eased,
  "cluster.name": ({ sentence, base }, { mark }) =>
    sentence ? [spoken.clusterNamed, { sentence: mark(sentence) }] : base ? spoken.clusterUnnamed : spoken.clusterNew,
  "agreement.word": ({ agreementId }, told) => [spoken.drafted, { n: numberOf(told, agreementId) }],
  "version.test": tested,
  "agreement.let-go": ({ agreementId }, told) => [spoken.letGo, { n: numberOf(told, agreementId) }],
  "commitment.make": ({ text }, { mark }) => [spoken.committed, { text: mark(text) }],
  "commitment.accept": spoken.joined,
  "commitment.decline": spoken.declined,
  "commitment.report": ({ state }, { language }) => [
    spoken.reported,
    { state: say(language, commitmentStates[state]) },
  ],
  "commitment.withdraw": spoken.uncommitted,
};

const isSentence = (saying: Saying | Sentence): saying is Sentence => "en" in saying;

/** In it what people wrote is marked. */
export function sayDone(language: Language, ledger: Ledger, asked: Asked): string {
  const done = DONE[asked.kind] as Sentence | Done<IntentKind>;
  const saying =
    typeof done === "function" ? done(asked, { language, ledger, mark: theirsIn(ledger.board.language) }) : done;
  const said = isSentence(saying) ? say(language, saying) : say(language, saying[0], saying[1]);
  const wrote = asked.kind === "stance.take" && (asked.reason || asked.condition);
  return wrote ? `${said} ${say(language, spoken.withWords)}` : said;
}
