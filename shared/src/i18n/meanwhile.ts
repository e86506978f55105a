import type { PositionId, VersionId } from "../ids.ts";
import { agreementBase } from "../ledger/base.ts";
import type { Asked, AskedOf, IntentKind } from "../ledger/intent.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Language } from "../nouns/board/board.ts";
import type { OrganizationId } from "../nouns/member/organization.ts";
import { removalMark } from "../nouns/removal/removal.ts";
import type { GroundedKind } from "../nouns/rules.ts";
import { markOf, saidOf } from "../nouns/withholding/said.ts";
import { cluster } from "./cluster.ts";
import { common } from "./common.ts";
import { facilitate } from "./facilitate.ts";
import { type Sentence, say } from "./say.ts";
import { presets } from "./thresholds.ts";
import { commitmentStates, phases } from "./vocabulary.ts";

/** What somebody decided on has changed meanwhile: what it said when they did, what it says now, and what they may do. */

export const meanwhile = {
  title: {
    en: "These words were changed while you had them open",
    es: "Estas palabras han cambiado mientras las tenías abiertas",
  },
  hint: {
    en: "Nothing was done yet. Read them as they are now.",
    es: "Aún no se ha hecho nada. Léelas como están ahora.",
  },
  read: { en: "I have read them", es: "Ya las he leído" },
  field: { en: "This was changed while you had it open", es: "Esto ha cambiado mientras lo tenías abierto" },
  itSays: { en: "It now says: “{text}”", es: "Ahora dice: «{text}»" },
  before: { en: "When you asked, it said:", es: "Cuando lo pediste, decía:" },
  now: { en: "Now it says:", es: "Ahora dice:" },
  theSame: { en: "The same for these words", es: "Lo mismo con estas palabras" },
  theirs: { en: "Take what stands now", es: "Quedarme con lo de ahora" },
  mine: { en: "Keep mine", es: "Quedarme con lo mío" },
  open: { en: "The door is open", es: "La puerta está abierta" },
  closed: { en: "The door is closed", es: "La puerta está cerrada" },
  expected: { en: "Expected", es: "Se le espera" },
  takesPart: { en: "Takes part", es: "Participa" },
  aside: { en: "Does not answer", es: "No da respuestas" },
  nothing: { en: "nothing", es: "nada" },
  unknown: { en: "Something that this version does not know", es: "Algo que esta versión no conoce" },
  apart: { en: "It counts on its own", es: "Cuenta por sí sola" },
  notExpected: {
    en: "{n} {n|person is|people are} not waited for",
    es: "No se espera a {n} {n|persona|personas}",
  },
} as const satisfies Record<string, Sentence>;

type FieldWords = (language: Language, value: never) => string;

const FIELD_WORDS: Readonly<Record<string, FieldWords>> = {
  language: (language, value: Language) => say(language, common.language[value]),
  thresholds: (language, value: keyof typeof presets) => say(language, presets[value]),
  takesPart: (language, value: boolean) => say(language, value ? meanwhile.takesPart : meanwhile.aside),
};

function sayFields(language: Language, fields: object | undefined): string {
  const words = Object.entries(fields ?? {}).map(([name, value]) => {
    const inWords = FIELD_WORDS[name];
    if (inWords) return inWords(language, value as never);
    return value === null || value === "" ? say(language, meanwhile.nothing) : String(value);
  });
  return words.join("\n");
}

const positionWords = ({ positions }: Ledger, id: string, base: number | undefined): string | null => {
  const position = positions.get(id as PositionId);
  return position && position.revision === base ? position.text : null;
};

const versionWords = ({ versions }: Ledger, id: VersionId | null | undefined): string | null =>
  (id && versions.get(id)?.text) ?? null;

/** The version and the draft: both go. */
function agreementWords(ledger: Ledger, asked: AskedOf<"agreement.let-go">): string | null {
  const agreement = ledger.agreements.get(asked.agreementId);
  if (!agreement) return null;
  const base = asked.base ?? agreementBase(agreement);
  const draft = agreement.draft?.revision === base.revision ? agreement.draft.text : null;
  const words = [versionWords(ledger, base.versionId), draft].filter((text) => text !== null);
  return [...new Set(words)].join("\n") || null;
}

type GroundWords<Kind extends IntentKind> = (language: Language, ledger: Ledger, asked: AskedOf<Kind>) => string | null;

const draftWords = ({ agreements }: Ledger, { agreementId, base }: AskedOf<"agreement.word" | "version.test">) => {
  const draft = agreements.get(agreementId)?.draft;
  return draft && draft.revision === base ? draft.text : null;
};

/** With which an organisation was put together. */
const togetherWords = (
  language: Language,
  { organizations }: Ledger,
  base: OrganizationId | null | undefined,
): string => (base && organizations.get(base)?.name) ?? say(language, meanwhile.apart);

const removalWords = ({ removed }: Ledger, { memberId, base }: AskedOf<"member.restore">): string | null => {
  const removal = removed.get(memberId);
  return removal && removalMark(removal) === base ? removal.reason : null;
};

function wordsToGo(ledger: Ledger, { about, by, base }: AskedOf<"words.withhold">): string | null {
  const words = saidOf(ledger, about, by);
  return words !== null && markOf(words) === base ? words : null;
}

/** Of every kind that is decided on something: what cannot be shown anew could never be asked anew. */
const GROUND_WORDS: { readonly [Kind in GroundedKind]: GroundWords<Kind> } = {
  "board.change": (language, _, { base }) => sayFields(language, base),
  "phase.move": (language, _, { base }) => (base ? say(language, phases[base]) : null),
  "door.set": (language, _, { base }) => say(language, base ? meanwhile.open : meanwhile.closed),
  "member.change": (language, _, { base }) => sayFields(language, base),
  "member.excuse": (language, _, { base }) => say(language, base ? facilitate.absent : meanwhile.expected),
  "member.restore": (_, ledger, asked) => removalWords(ledger, asked),
  "people.excuse": (language, _, { base }) => say(language, meanwhile.notExpected, { n: base ?? 0 }),
  "organization.merge": (language, ledger, { base }) => togetherWords(language, ledger, base),
  "organization.part": (language, ledger, { base }) => togetherWords(language, ledger, base),
  "words.withhold": (_, ledger, asked) => wordsToGo(ledger, asked),
  "comment.add": (_, ledger, { positionId, base }) => positionWords(ledger, positionId, base),
  "position.reword": (_, ledger, { positionId, base }) => positionWords(ledger, positionId, base),
  "stance.take": (_, ledger, { statementId, base }) =>
    positionWords(ledger, statementId, base) ?? versionWords(ledger, statementId as VersionId),
  "cluster.name": (language, _, { base }) => base || say(language, cluster.unnamed),
  "agreement.word": (_, ledger, asked) => draftWords(ledger, asked),
  "version.test": (_, ledger, asked) => draftWords(ledger, asked),
  "agreement.let-go": (_, ledger, asked) => agreementWords(ledger, asked),
  "commitment.make": (_, ledger, { base }) => versionWords(ledger, base),
  "commitment.report": (language, _, { base }) => (base ? say(language, commitmentStates[base]) : null),
};

/** What an intent was decided on, in words, as far as the ledger still knows them: earlier words of a position it does not. */
export function sayGround(language: Language, ledger: Ledger, asked: Asked): string | null {
  const words = (GROUND_WORDS as { readonly [kind: string]: unknown })[asked.kind] as
    | GroundWords<IntentKind>
    | undefined;
  return words?.(language, ledger, asked) || null;
}
