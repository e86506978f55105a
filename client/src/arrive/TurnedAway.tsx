import { common, type RefusalCode, type Sentence, turnedAway } from "@acuerdo/shared";
import type { Failure } from "../sync/http.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { fetched } from "../ui/fetched.tsx";
import { Page } from "../ui/Page.tsx";
import { go } from "../ui/route.ts";
import { Empty } from "../ui/Status.tsx";
import { usePage } from "../ui/use-page.ts";
import { RefusalLater } from "./refusal-later.ts";

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

const withCode = new Set<Failure["failed"]>(["key-invalid", "no-such-board", "bad-id", "no-such-route"]);

/** Not inside, and why, and what can be done about it. */
export function TurnedAway({ failure, again }: { failure: Failure; again: () => void }) {
  const t = useSay();
  const page = PAGES[failure.failed] ?? { title: turnedAway.troubleTitle };
  const heading = usePage(t(page.title));
  return (
    <Page>
      <Empty
        heading={heading}
        title={t(page.title)}
        action={
          !withCode.has(failure.failed) && (
            <Button variant="primary" onClick={again}>
              {t(common.tryAgain)}
            </Button>
          )
        }
      >
        {page.text ? t(page.text) : <RefusalLater code={failure.failed as RefusalCode} />}
      </Empty>
      {withCode.has(failure.failed) && <CodeForm again={again} isLinkBroken={failure.failed === "key-invalid"} />}
      <Button variant="quiet" onClick={() => go("/")}>
        {t(common.home)}
      </Button>
    </Page>
  );
}
