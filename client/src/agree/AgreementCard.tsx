import {
  type Agreement,
  agree,
  mayAsk,
  sayAnswered,
  sayStanding,
  type Version,
  type VersionId,
  weighStatement,
} from "@acuerdo/shared";
import { PenLine, Undo2 } from "lucide-react";
import { type ComponentType, memo, useRef, useState } from "react";
import { useLaid } from "../sync/ledger/use-floor.ts";
import { useFromLedger, useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Fold } from "../ui/Fold.tsx";
import { focusOn } from "../ui/focus.ts";
import { madeAs } from "../ui/focus-made.ts";
import { StanceSpread } from "../ui/StanceSpread.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { DraftBox } from "./DraftBox.tsx";
import { Hands } from "./Hands.tsx";
import { LetGo } from "./LetGo.tsx";
import { MyStance } from "./MyStance.tsx";
import { NotHeard } from "./NotHeard.tsx";
import { Objections } from "./Objections.tsx";
import { Sources } from "./Sources.tsx";
import { StandingMark } from "./StandingMark.tsx";
import { type Rewording, useRewording } from "./use-rewording.ts";
import { Voices } from "./Voices.tsx";
import { hasNewDraft, versionsOf } from "./versions.ts";
import { Wording } from "./Wording.tsx";
import "../ui/parts.css";
import "./agree.css";
import { Marked } from "../ui/Marked.tsx";
import { useTheirs, withTheirGroups } from "../ui/use-theirs.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

export interface AgreementCardProps {
  readonly agreement: Agreement;
  /** What stands under the hands: a button to bring something. */
  readonly Below?: ComponentType<{ agreement: Agreement }> | undefined;
}

function Support({ version, current }: { version: Version; current?: boolean }) {
  const { language } = useLanguage();
  const mark = useTheirs();
  const { tally, judgement } = useFromLedger((ledger) => weighStatement(ledger, version.id));
  return (
    <div className="ac-support">
      <p>
        <Marked said={sayStanding(language, withTheirGroups(judgement, mark))} />{" "}
        <span className="ac-aside">{`${sayAnswered(language, judgement)}.`}</span>
      </p>
      <StanceSpread counts={tally.whole} hideCount />
      {current && <NotHeard versionId={version.id} judgement={judgement} />}
    </div>
  );
}

function Said({ version }: { version: Version }) {
  const t = useSay();
  const n = useFromLedger(({ stances }) => stances.get(version.id)?.size ?? 0);
  return (
    <Fold summary={t(agree.said, { n })}>
      <Voices versionId={version.id} />
    </Fold>
  );
}

/** The version that is asked about now: where it stands, my answer, and what keeps it from standing. */
function Current({ version, rewording }: { version: Version; rewording: Rewording }) {
  const me = useMe();
  const stance = useRef<HTMLElement>(null);
  const toStance = () => {
    stance.current?.scrollIntoView({ block: "center" });
    focusOn(stance.current);
  };
  return (
    <>
      <Support version={version} current />
      <MyStance ref={stance} version={version} />
      <Objections
        versionId={version.id}
        onChangeStance={toStance}
        onReword={mayAsk("agreement.word", me.role) ? rewording.open : undefined}
      />
      <Said version={version} />
    </>
  );
}

function Past({ version }: { version: Version }) {
  const t = useSay();
  return (
    <>
      <p className="ac-aside">{t(agree.superseded)}</p>
      <Support version={version} />
      <Said version={version} />
    </>
  );
}

function Versions({ agreement, rewording }: { agreement: Agreement; rewording: Rewording }) {
  const t = useSay();
  const versions = versionsOf(useLedger("versions"), agreement);
  const [chosen, choose] = useState<VersionId | null>(null);
  const current = versions.at(-1);
  const shown = versions.find((version) => version.id === chosen) ?? current;
  if (!shown) return null;
  const before = versions[versions.indexOf(shown) - 1] ?? null;
  const open = shown === current && agreement.letGo === null;
  const content = (
    <div className="ac-version">
      <Wording version={shown} before={before} />
      {open ? <Current version={shown} rewording={rewording} /> : <Past version={shown} />}
      <Sources positionIds={shown.sources} />
    </div>
  );
  if (versions.length === 1) return content;
  return (
    <Tabs
      label={t(agree.versions, { n: agreement.number })}
      tabs={versions.map(({ id, number }) => ({ value: id, label: t(agree.version, { n: number }) }))}
      value={shown.id}
      onChange={(id) => choose(id === current?.id ? null : id)}
    >
      {content}
    </Tabs>
  );
}

interface ActsProps {
  readonly agreement: Agreement;
  readonly rewording: Rewording;
  /** Whether words wait that are not being tested. */
  readonly drafted: boolean;
}

function Acts({ agreement, rewording, drafted }: ActsProps) {
  const t = useSay();
  const me = useMe();
  const [lettingGo, setLettingGo] = useState(false);
  const rewordable = !rewording.editing && !drafted && mayAsk("agreement.word", me.role);
  return (
    <footer className="ac-acts ac-agreement-acts">
      {rewordable && (
        <Button variant="quiet" icon={PenLine} onClick={rewording.open}>
          {t(agree.reword)}
        </Button>
      )}
      {mayAsk("agreement.let-go", me.role) && (
        <Button variant="quiet" icon={Undo2} onClick={() => setLettingGo(true)}>
          {t(agree.letGo)}
        </Button>
      )}
      {lettingGo && <LetGo agreement={agreement} onClose={() => setLettingGo(false)} />}
    </footer>
  );
}

function Head({ agreement }: { agreement: Agreement }) {
  const t = useSay();
  const laid = useLaid(agreement.id);
  const sentence = useLedger("clusters").clusters.get(agreement.clusterId as never)?.sentence;
  return (
    <header className="ac-agreement-head">
      <h3 id={`ac-agreement-${agreement.id}`} {...madeAs(agreement.id)}>
        {t(agree.agreement, { n: agreement.number })}
      </h3>
      {laid && <StandingMark words={laid.words} plank={laid.plank} />}
      {sentence && (
        <p className="ac-aside">
          <WithTheirWords sentence={agree.fromCluster} name="sentence" words={sentence} />
        </p>
      )}
    </header>
  );
}

/** One agreement: its words large, where it stands, my answer, what was said, what is being prepared, whose hands carry it. */
export const AgreementCard = memo(function AgreementCard({ agreement, Below }: AgreementCardProps) {
  const t = useSay();
  const versions = versionsOf(useLedger("versions"), agreement);
  const rewording = useRewording(agreement);
  const tested = versions.length > 0;
  const drafted = hasNewDraft(agreement, versions.at(-1) ?? null);
  const open = agreement.letGo === null;
  return (
    <article className="ac-agreement ac-one-of-many" aria-labelledby={`ac-agreement-${agreement.id}`}>
      <Head agreement={agreement} />
      {agreement.letGo !== null && (
        <p>
          <WithTheirWords sentence={agree.letGoBecause} name="why" words={agreement.letGo} />
        </p>
      )}
      {tested && <Versions agreement={agreement} rewording={rewording} />}
      {open && (rewording.editing || drafted) && <DraftBox agreement={agreement} rewording={rewording} />}
      {tested && (
        <section className="ac-agreement-hands">
          <h4>{t(agree.hands)}</h4>
          <Hands agreementId={agreement.id} />
          {open && Below && <Below agreement={agreement} />}
        </section>
      )}
      {open && tested && <Acts agreement={agreement} rewording={rewording} drafted={drafted} />}
    </article>
  );
});
