import type { EventData, EventKind } from "../ledger/event.ts";
import type { Ledger, RecordEntry } from "../ledger/ledger.ts";
import type { Laid } from "../ledger/weigh.ts";
import type { Language } from "../nouns/board/board.ts";
import { say } from "./say.ts";
import { sayEvent } from "./say-event.ts";
import { spoken } from "./spoken.ts";
import { theirsIn } from "./theirs.ts";
import { standings } from "./vocabulary.ts";

/** Of what others do, that which changes what everybody has to do next. */

const NEWS: ReadonlySet<EventKind> = new Set<EventKind>([
  ...(["phase.moved", "version.tested", "objection.eased", "agreement.let-go", "door.set"] as const),
]);

/** An objection to what is put to the test; any other answer is its own. */
function isObjection(ledger: Ledger, { kind, data }: RecordEntry): boolean {
  if (kind !== "stance.taken") return false;
  const { grade, statementId } = data as EventData["stance.taken"];
  return grade === "object" && [...ledger.versions.keys()].some((id) => id === statementId);
}

export const isNews = (ledger: Ledger, entry: RecordEntry): boolean =>
  NEWS.has(entry.kind) || isObjection(ledger, entry);

/** In it what people wrote is marked. @param asked whether an answer of the reader's does not count any more, because the words are others. */
export function sayNews(language: Language, ledger: Ledger, entry: RecordEntry, asked: boolean): string {
  const said = sayEvent(language, ledger, entry, theirsIn(ledger.board.language)).replace(/[.\s]*$/, ".");
  return asked ? `${said} ${say(language, spoken.again)}` : said;
}

/** Agreements whose standing is another than it was, in a sentence each. */
export function sayStandingNews(language: Language, before: readonly Laid[], now: readonly Laid[]): string[] {
  const was = new Map(before.map(({ agreement, words }) => [agreement.id, words]));
  const stands = (words: Laid["words"] | undefined) => words?.startsWith("standing") ?? false;
  return now
    .filter(({ agreement, words }) => was.has(agreement.id) && stands(was.get(agreement.id)) !== stands(words))
    .map(({ agreement, words }) =>
      say(language, spoken.stands, { n: agreement.number, standing: say(language, standings[words]) }),
    );
}
