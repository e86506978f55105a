import { type Agreement, type AgreementId, agree, mayAsk, opinionMap } from "@acuerdo/shared";
import { FilePen } from "lucide-react";
import { useEffect, useState } from "react";
import { useFloor } from "../sync/ledger/use-floor.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Fold } from "../ui/Fold.tsx";
import { fetched } from "../ui/fetched.tsx";
import { focusOn } from "../ui/focus.ts";
import { focusMade } from "../ui/focus-made.ts";
import { Guarded } from "../ui/Guarded.tsx";
import { Empty, Skeleton } from "../ui/Status.tsx";
import { AgreementCard, type AgreementCardProps } from "./AgreementCard.tsx";
import { FloorWords, PlankList } from "./FloorWords.tsx";
import { Nearest } from "./Nearest.tsx";
import { agreementsInOrder } from "./versions.ts";
import { WordAgreement } from "./WordAgreement.tsx";
import "../ui/parts.css";
import "./agree.css";

const OpinionMap = fetched(() => import("../map/OpinionMap.tsx").then((module) => module.default), {
  waiting: <Skeleton lines={3} />,
});

export interface AgreementListProps {
  /** What stands under an agreement's hands: a button to bring something. */
  readonly Below?: AgreementCardProps["Below"];
  /** The agreement to bring into view; a new object each time somebody asks. */
  readonly focus?: { readonly id: AgreementId } | null;
}

function bringIntoView(id: AgreementId): void {
  const heading = document.getElementById(`ac-agreement-${id}`);
  heading?.closest("article")?.scrollIntoView({ block: "start" });
  focusOn(heading);
}

interface CardsProps extends Pick<AgreementListProps, "Below"> {
  readonly agreements: readonly Agreement[];
}

function Cards({ agreements, Below }: CardsProps) {
  return agreements.map((agreement) => (
    <Guarded key={agreement.id}>
      <AgreementCard agreement={agreement} Below={Below} />
    </Guarded>
  ));
}

function NoAgreement({ mayWord }: { mayWord: boolean }) {
  const t = useSay();
  return <Empty title={t(agree.emptyTitle)}>{t(mayWord ? agree.empty : agree.emptyObserving)}</Empty>;
}

function Drafts({ agreements, Below }: CardsProps) {
  const t = useSay();
  if (agreements.length === 0) return null;
  return (
    <section className="ac-agreements-part">
      <h3 className="ac-part-title">{t(agree.drafts)}</h3>
      <p className="ac-aside">{t(agree.draftsHint)}</p>
      <Cards agreements={agreements} Below={Below} />
    </section>
  );
}

function LetGoFold({ agreements }: { agreements: readonly Agreement[] }) {
  const t = useSay();
  if (agreements.length === 0) return null;
  return (
    <Fold summary={t(agree.letGoTitle, { n: agreements.length })} className="ac-agreements-part">
      <Cards agreements={agreements} />
    </Fold>
  );
}

function MapFold() {
  const t = useSay();
  return (
    <Fold summary={t(opinionMap.title)} className="ac-agreements-part">
      <OpinionMap />
    </Fold>
  );
}

/** The floor in words, its planks, then every agreement in the order of its number. */
export default function AgreementList({ Below, focus }: AgreementListProps) {
  const t = useSay();
  const me = useMe();
  const [wording, setWording] = useState(false);
  const all = agreementsInOrder(useLedger("agreements"));
  const live = all.filter(({ letGo }) => letGo === null);
  // the only one stands below in full: no list leads to it
  const several = useFloor().length > 1;
  const mayWord = mayAsk("agreement.word", me.role);
  const close = (made: AgreementId | null) => {
    setWording(false);
    if (made) focusMade(made);
  };
  useEffect(() => {
    if (focus) bringIntoView(focus.id);
  }, [focus]);
  return (
    <div className="ac-agreements">
      {all.length === 0 ? (
        <NoAgreement mayWord={mayWord} />
      ) : (
        <section className="ac-floor-summary">
          <FloorWords />
          {several && <PlankList onGo={bringIntoView} />}
          {several && <Nearest onGo={bringIntoView} />}
        </section>
      )}
      {mayWord && (
        <Button variant="primary" icon={FilePen} block onClick={() => setWording(true)}>
          {t(agree.wordIt)}
        </Button>
      )}
      <Cards agreements={live.filter(({ versionIds }) => versionIds.length > 0)} Below={Below} />
      <Drafts agreements={live.filter(({ versionIds }) => versionIds.length === 0)} Below={Below} />
      <LetGoFold agreements={all.filter(({ letGo }) => letGo !== null)} />
      <MapFold />
      {wording && <WordAgreement clusterId={null} onClose={close} />}
    </div>
  );
}
