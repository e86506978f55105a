import { arrive, common, type RefusalCode, refusals, type Sentence } from "@acuerdo/shared";
import type { Failure } from "../sync/http.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { fetched } from "../ui/fetched.tsx";
import { Page } from "../ui/Page.tsx";
import { go } from "../ui/route.ts";
import { Empty } from "../ui/Status.tsx";
import { usePage } from "../ui/use-page.ts";

const { refused } = arrive;
const CodeForm = fetched(() => import("./CodeForm.tsx").then((module) => module.CodeForm));

/** What each no says on the page, where the table's sentence is not enough. */
const PAGES: Partial<Record<Failure["failed"], { title: Sentence; text: Sentence }>> = {
  "door-closed": { title: refused.closedTitle, text: refused.closed },
  "key-invalid": { title: refused.keyTitle, text: refused.key },
  "no-such-board": { title: refused.gone, text: refused.goneText },
  "bad-id": { title: refused.gone, text: refused.goneText },
  "no-such-route": { title: refused.nowhere, text: refused.nowhereText },
  "too-many": { title: refused.fullTitle, text: refusals["too-many"] },
  removed: { title: refused.removedTitle, text: refused.removed },
  offline: { title: refused.offlineTitle, text: refused.offlineText },
  "wrong-origin": { title: refused.addressTitle, text: refusals["wrong-origin"] },
};

const withCode = new Set<Failure["failed"]>(["key-invalid", "no-such-board", "bad-id", "no-such-route"]);

/** Not inside, and why, and what can be done about it. */
export function Refused({ failure, again }: { failure: Failure; again: () => void }) {
  const t = useSay();
  const page = PAGES[failure.failed] ?? {
    title: refused.troubleTitle,
    text: refusals[failure.failed as RefusalCode],
  };
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
        {t(page.text)}
      </Empty>
      {withCode.has(failure.failed) && <CodeForm again={again} isLinkBroken={failure.failed === "key-invalid"} />}
      <Button variant="quiet" onClick={() => go("/")}>
        {t(common.home)}
      </Button>
    </Page>
  );
}
