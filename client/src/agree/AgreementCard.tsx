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
import { type ReactNode, useRef, useState } from "react";
import { useFloor } from "../sync/use-floor.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Fold } from "../ui/Fold.tsx";
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
import { hasNewDraft, stancesOn, versionsOf } from "./versions.ts";
import { Wording } from "./Wording.tsx";
import "../ui/parts.css";
import "./agree.css";

export interface AgreementCardProps {
  readonly agreement: Agreement;
  /** What stands under the hands: a button to bring something. */
  readonly below?: ReactNode;
}

function Support({ version, current }: { version: Version; current?: boolean }) {
  const { language } = useLanguage();
  const ledger = useLedger();
  const { tally, judgement } = weighStatement(ledger, version.id);
  return (
    <div className="ac-support">
      <p>
        {sayStanding(language, judgement)} <span className="ac-aside">{sayAnswered(language, judgement)}.</span>
      </p>
      <StanceSpread counts={tally.whole} hideCount />
      {current && <NotHeard versionId={version.id} judgement={judgement} />}
    </div>
  );
}

function Said({ version }: { version: Version }) {
  const t = useSay();
  const n = stancesOn(useLedger(), version.id).length;
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
    stance.current?.focus({ preventScroll: true });
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
  const versions = versionsOf(useLedger(), agreement);
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

function Acts({ agreement, rewording }: { agreement: Agreement; rewording: Rewording }) {
  const t = useSay();
  const me = useMe();
  const [lettingGo, setLettingGo] = useState(false);
  const current = useFloor().find((laid) => laid.agreement.id === agreement.id)?.version ?? null;
  const rewordable = !rewording.editing && !hasNewDraft(agreement, current) && mayAsk("agreement.word", me.role);
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
  const laid = useFloor().find((one) => one.agreement.id === agreement.id);
  const sentence = useLedger().clusters.get(agreement.clusterId as never)?.sentence;
  return (
    <header className="ac-agreement-head">
      <h3 id={`ac-agreement-${agreement.id}`}>{t(agree.agreement, { n: agreement.number })}</h3>
      {laid && <StandingMark words={laid.words} plank={laid.plank} />}
      {sentence && <p className="ac-aside">{t(agree.fromCluster, { sentence })}</p>}
    </header>
  );
}

/** One agreement: its words large, where it stands, my answer, what was said, what is being prepared, whose hands carry it. */
export function AgreementCard({ agreement, below }: AgreementCardProps) {
  const t = useSay();
  const ledger = useLedger();
  const rewording = useRewording(agreement);
  const tested = agreement.versionIds.length > 0;
  const current = versionsOf(ledger, agreement).at(-1) ?? null;
  const open = agreement.letGo === null;
  return (
    <article className="ac-agreement" aria-labelledby={`ac-agreement-${agreement.id}`}>
      <Head agreement={agreement} />
      {agreement.letGo !== null && <p>{t(agree.letGoBecause, { why: agreement.letGo })}</p>}
      {tested && <Versions agreement={agreement} rewording={rewording} />}
      {open && (rewording.editing || hasNewDraft(agreement, current)) && (
        <DraftBox agreement={agreement} rewording={rewording} />
      )}
      {tested && (
        <section className="ac-agreement-hands">
          <h4>{t(agree.hands)}</h4>
          <Hands agreementId={agreement.id} />
          {open && below}
        </section>
      )}
      {open && tested && <Acts agreement={agreement} rewording={rewording} />}
    </article>
  );
}
