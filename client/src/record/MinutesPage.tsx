import { common, compileMinutes, LANGUAGES, type Language, record, titles, ways } from "@acuerdo/shared";
import { ArrowLeft, Printer } from "lucide-react";
import { type RefObject, useDeferredValue, useMemo, useState } from "react";
import { useCanvasCards } from "../sync/canvas/cards.ts";
import { serverNow } from "../sync/link/server-time.ts";
import { recall, remember } from "../sync/saved/device.ts";
import { LanguageContext, useSay, useSession, useWholeLedger } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Chips, Toggle } from "../ui/Chips.tsx";
import { focusOn } from "../ui/focus.ts";
import { Guarded } from "../ui/Guarded.tsx";
import { go } from "../ui/route.ts";
import { SkipLink } from "../ui/SkipLink.tsx";
import { Skeleton } from "../ui/Status.tsx";
import { usePage } from "../ui/use-page.ts";
import { ExportMenu } from "./ExportMenu.tsx";
import "./minutes.css";
import "./minutes-print.css";
import { MinutesDocument } from "./MinutesDocument.tsx";

interface BarProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly language: Language;
  readonly choose: (language: Language) => void;
  readonly annex: boolean;
  readonly setAnnex: (annex: boolean) => void;
}

function Bar({ heading, language, choose, annex, setAnnex }: BarProps) {
  const t = useSay();
  const { boardId } = useSession();
  return (
    <header className="ac-minutes-bar">
      <SkipLink href="#ac-minutes" words={t(ways.toMinutes)} go={() => focusOn(heading.current)} />
      <Button variant="quiet" icon={ArrowLeft} onClick={() => go(`/b/${boardId}`)}>
        {t(record.back)}
      </Button>
      <Chips
        legend={t(record.pageLanguage)}
        hideLegend
        value={language}
        onChange={choose}
        options={LANGUAGES.map((value) => ({ value, label: common.language[value][value], lang: value }))}
      />
      <ExportMenu language={language} />
      <Toggle label={t(record.printAnnex)} checked={annex} onChange={setAnnex} />
      <Button variant="primary" icon={Printer} onClick={() => print()}>
        {t(record.print)}
      </Button>
    </header>
  );
}

const ANNEX_KEY = "minutes.annex";

/** Whether the annex goes to paper too: not unless asked, and then remembered on this device. */
function useAnnex(): [boolean, (annex: boolean) => void] {
  const [annex, setAnnex] = useState(() => recall<boolean>(ANNEX_KEY, "boolean") ?? false);
  return [
    annex,
    (next) => {
      setAnnex(next);
      remember(ANNEX_KEY, next);
    },
  ];
}

/** The minutes as they would be printed, in the language of the board or another. */
export default function MinutesPage() {
  const t = useSay();
  // a long document: whoever reads or scrolls it goes first
  const ledger = useDeferredValue(useWholeLedger());
  const { cards, arrived } = useCanvasCards();
  const [language, choose] = useState<Language>(ledger.board.language);
  const [annex, setAnnex] = useAnnex();
  const minutes = useMemo(() => compileMinutes(ledger, cards, serverNow(), language), [ledger, cards, language]);
  const heading = usePage(t(titles.minutes, { title: ledger.board.title }));
  const own = useMemo(() => ({ language, choose }), [language]);
  return (
    <div className="ac-minutes">
      <Bar {...{ heading, language, choose, annex, setAnnex }} />
      <main className="ac-minutes-desk">
        <LanguageContext value={own}>
          <article id="ac-minutes" className={annex ? "ac-sheet" : "ac-sheet ac-sheet-short"} lang={language}>
            <Guarded>
              <MinutesDocument minutes={minutes} heading={heading} />
            </Guarded>
            {!arrived && <Skeleton lines={4} />}
          </article>
        </LanguageContext>
      </main>
    </div>
  );
}
