import { common } from "@acuerdo/shared";
import type { ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Page } from "../ui/Page.tsx";
import { go } from "../ui/route.ts";
import { Empty } from "../ui/Status.tsx";
import { usePage } from "../ui/use-page.ts";

interface NotInsideProps {
  readonly title: string;
  readonly text: ReactNode;
  /** Null where trying once more leads nowhere. */
  readonly again: (() => void) | null;
  /** Another way in. */
  readonly children?: ReactNode;
}

/** The page of somebody who is not inside: why, what can be done about it, and the way home. */
export function NotInside({ title, text, again, children }: NotInsideProps) {
  const t = useSay();
  const heading = usePage(title);
  return (
    <Page>
      <Empty
        heading={heading}
        title={title}
        action={
          again && (
            <Button variant="primary" onClick={again}>
              {t(common.tryAgain)}
            </Button>
          )
        }
      >
        {text}
      </Empty>
      {children}
      <Button variant="quiet" onClick={() => go("/")}>
        {t(common.home)}
      </Button>
    </Page>
  );
}
