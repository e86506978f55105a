import { commit, mayAsk } from "@acuerdo/shared";
import { useMe, useSay } from "../sync/use-session.ts";
import { Empty } from "../ui/Status.tsx";
import { CarriedItem } from "./CarriedItem.tsx";
import { AboutMeList } from "./Joined.tsx";
import "./commit.css";
import { MyCommitment } from "./MyCommitment.tsx";
import { type Carried, useCommitments } from "./use-commitments.ts";
import "../ui/parts.css";

function Part({ title, carried }: { title: string; carried: readonly Carried[] }) {
  if (carried.length === 0) return null;
  return (
    <section className="ac-commit-part">
      <h3>{title}</h3>
      <ul className="ac-carried-list">
        {carried.map((one) => (
          <CarriedItem key={one.laid.agreement.id} {...one} />
        ))}
      </ul>
    </section>
  );
}

function Mine() {
  const t = useSay();
  const { mine } = useCommitments();
  if (mine.length === 0) return null;
  return (
    <section className="ac-commit-part">
      <h3>{t(commit.mine)}</h3>
      <ul className="ac-carried-list">
        {mine.map((commitment) => (
          <MyCommitment key={commitment.id} commitment={commitment} />
        ))}
      </ul>
    </section>
  );
}

/** How many agreements nobody carries yet: the number that a closing round works down. */
export function HandsCounter() {
  const t = useSay();
  const { standing, withoutHands } = useCommitments();
  if (standing.length === 0) return null;
  return (
    <p className="ac-commit-counter">
      {withoutHands > 0 ? t(commit.withoutHands, { n: withoutHands }) : t(commit.allCarried)}
    </p>
  );
}

/** What others have asked me, and where else I am. */
function AboutMe() {
  const t = useSay();
  const { asked, joined, named } = useCommitments();
  return (
    <>
      <AboutMeList title={t(commit.invitations)} commitments={asked} open />
      <AboutMeList title={t(commit.joinedIn)} commitments={joined} />
      <AboutMeList title={t(commit.namedIn)} commitments={named} />
    </>
  );
}

function Lists({ mineFirst }: { mineFirst: boolean }) {
  const t = useSay();
  const me = useMe();
  const { standing, others } = useCommitments();
  return (
    <div className="ac-commitments">
      <HandsCounter />
      {!mayAsk("commitment.make", me.role) && <p className="ac-aside">{t(commit.observing)}</p>}
      <AboutMe />
      {mineFirst && <Mine />}
      {standing.length === 0 && others.length === 0 ? (
        <Empty title={t(commit.title)}>{t(commit.noStanding)}</Empty>
      ) : (
        <Part title={t(commit.standingTitle)} carried={standing} />
      )}
      <Part title={t(commit.othersTitle)} carried={others} />
      {!mineFirst && <Mine />}
    </div>
  );
}

/** The table's list: every standing agreement with its hands, then mine. */
export function CommitmentList() {
  return <Lists mineFirst={false} />;
}

/** The phone's: what I took on, then the standing agreements, those without hands first. */
export function PersonalCommitments() {
  return <Lists mineFirst />;
}
