import { sayList, table as words } from "@acuerdo/shared";
import { ArrowLeft, ListChecks } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { fetched } from "../ui/fetched.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Skeleton } from "../ui/Status.tsx";
import { useWaits, type Waits as Waiting } from "../weigh/use-waits.ts";
import type { Table } from "./use-table.ts";
import "./waits.css";

const RespondQueue = fetched(() => import("../weigh/RespondQueue.tsx").then((module) => module.RespondQueue), {
  waiting: <Skeleton />,
});

/** '1 agreement and 4 positions'. */
function useSayWaits({ agreements, positions, asks }: Waiting): string {
  const t = useSay();
  const { language } = useLanguage();
  const parts = [
    agreements > 0 && t(words.waitingAgreements, { n: agreements }),
    positions > 0 && t(words.waitingPositions, { n: positions }),
    asks > 0 && t(words.waitingAsks, { n: asks }),
  ];
  return sayList(
    language,
    parts.filter((part) => part !== false),
  );
}

/** What waits for my answer, and the way to it: above the canvas, or above the lists while they are open. */
export function Waits({ table }: { table: Table }) {
  const t = useSay();
  const waits = useWaits();
  const said = useSayWaits(waits);
  const toAnswer = waits.agreements + waits.positions;
  if (said === "" || table.answering) return null;
  return (
    <div className="ac-waits">
      <Icon icon={ListChecks} />
      <span>{t(words.waits, { what: said })}</span>
      <Button variant="primary" onClick={() => (toAnswer > 0 ? table.answer(true) : table.showTab("commitments"))}>
        {t(toAnswer > 0 ? words.answer : words.look)}
      </Button>
    </div>
  );
}

/** One by one, in the place of the lists: the same walk as on a phone. */
export function Answering({ table }: { table: Table }) {
  const t = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="ac-answering">
      <header className="ac-answering-head">
        <h3 ref={heading} tabIndex={-1}>
          {t(words.answering)}
        </h3>
        <Button variant="quiet" icon={ArrowLeft} onClick={() => table.answer(false)}>
          {t(words.backToLists)}
        </Button>
      </header>
      <RespondQueue />
    </div>
  );
}
