import { addressOf, type RefusalCode, type Sentence, turnedAway } from "@acuerdo/shared";
import { pathHere } from "../sync/base.ts";
import { useSay } from "../sync/use-session.ts";
import type { Failure } from "../sync/way-in/http.ts";
import { fetched } from "../ui/fetched.tsx";
import { NotInside } from "./NotInside.tsx";
import { cameBack } from "./pasted.ts";
import { RefusalLater } from "./refusal-later.ts";
import { useOtherTabs } from "./use-other-tabs.ts";

const CodeForm = fetched(() => import("./CodeForm.tsx").then((module) => module.CodeForm));

/** What each no says on the page, where the table's sentence is not enough; without a text of its own it says that sentence. */
const PAGES: Partial<Record<Failure["failed"], { title: Sentence; text?: Sentence }>> = {
  "door-closed": { title: turnedAway.closedTitle, text: turnedAway.closed },
  "key-invalid": { title: turnedAway.keyTitle, text: turnedAway.key },
  "no-such-board": { title: turnedAway.gone, text: turnedAway.goneText },
  "bad-id": { title: turnedAway.gone, text: turnedAway.goneText },
  "no-such-route": { title: turnedAway.nowhere, text: turnedAway.nowhereText },
  "too-many": { title: turnedAway.fullTitle },
  removed: { title: turnedAway.removedTitle, text: turnedAway.removed },
  "wrong-origin": { title: turnedAway.addressTitle },
};

/** The same where somebody followed no link. */
const OUT = { title: turnedAway.outTitle, text: turnedAway.out };

const withCode = new Set<Failure["failed"]>(["key-invalid", "no-such-board", "bad-id", "no-such-route"]);

/** Whoever came and is not let in: why, and by what they could come instead. */
export function TurnedAway({ failure, again }: { failure: Failure; again: () => void }) {
  const t = useSay();
  const here = addressOf(pathHere());
  useOtherTabs(here.page === "board" ? here.id : "", again);
  const isOut = failure.failed === "key-invalid" && cameBack();
  const page: { title: Sentence; text?: Sentence } = isOut
    ? OUT
    : (PAGES[failure.failed] ?? { title: turnedAway.troubleTitle });
  const mayTryCode = withCode.has(failure.failed);
  return (
    <NotInside
      title={t(page.title)}
      text={page.text ? t(page.text) : <RefusalLater code={failure.failed as RefusalCode} />}
      again={mayTryCode ? null : again}
    >
      {mayTryCode && <CodeForm again={again} isLinkBroken={failure.failed === "key-invalid"} />}
    </NotInside>
  );
}
