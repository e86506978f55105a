import { arrive, common } from "@acuerdo/shared";
import type { Failure } from "../sync/http.ts";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { fetched } from "../ui/fetched.tsx";
import { Page, Waiting } from "../ui/Page.tsx";
import { go } from "../ui/route.ts";
import { Empty } from "../ui/Status.tsx";
import { usePage } from "../ui/use-page.ts";

const { refused } = arrive;
const TurnedAway = fetched(() => import("./TurnedAway.tsx").then((module) => module.TurnedAway), {
  waiting: <Waiting />,
  shape: "page",
});

interface RefusedProps {
  readonly failure: Failure;
  readonly again: () => void;
}

/** Not inside, and why, and what can be done about it. */
export function Refused({ failure, again }: RefusedProps) {
  return failure.failed === "offline" ? <NotReached again={again} /> : <TurnedAway failure={failure} again={again} />;
}

/** Nothing can be fetched: what is said now is here already. */
function NotReached({ again }: Pick<RefusedProps, "again">) {
  const t = useSay();
  const heading = usePage(t(refused.offlineTitle));
  return (
    <Page>
      <Empty
        heading={heading}
        title={t(refused.offlineTitle)}
        action={
          <Button variant="primary" onClick={again}>
            {t(common.tryAgain)}
          </Button>
        }
      >
        {t(refused.offlineText)}
      </Empty>
      <Button variant="quiet" onClick={() => go("/")}>
        {t(common.home)}
      </Button>
    </Page>
  );
}
