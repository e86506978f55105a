import { type AgreementId, agree, floor, type Laid, onPlank, sayAnswered, sayList, sayStanding } from "@acuerdo/shared";
import { Hand, OctagonX } from "lucide-react";
import { memo } from "react";
import { useHeardOn } from "../sync/presence/use-heard.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Icon } from "../ui/Icon.tsx";
import { initialsOf } from "../ui/initials.ts";
import { NotHeard } from "./NotHeard.tsx";
import { PlankLine } from "./PlankLine.tsx";
import { type Dot, dotsOf } from "./people.ts";
import "../ui/parts.css";
import "./floor.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs, withTheirGroups } from "../ui/use-theirs.ts";

interface FloorPlankProps {
  readonly laid: Laid;
  /** With initials and sentences: the open floor. Without: the strip. */
  readonly full?: boolean;
  readonly onGo: (id: AgreementId) => void;
}

/** Beyond this many people dots are too small to read: the sentence gives the count. */
const MOST_DOTS = 40;
/** Beyond this many they are smaller, so that the strip stays a strip. */
const MANY_DOTS = 20;

function Dots({ dots, full }: { dots: readonly Dot[]; full: boolean | undefined }) {
  const me = useMe();
  const { language } = useLedger("board").board;
  if (dots.length > MOST_DOTS) return null;
  const many = dots.length > MANY_DOTS ? "ac-dots ac-dots-many" : "ac-dots";
  return (
    <span className={full ? "ac-dots ac-dots-full" : many} aria-hidden="true">
      {dots.map(({ voice, name, footing }) => (
        <span
          key={voice}
          className={`ac-dot ac-dot-${footing}${voice === me.voiceId ? " ac-dot-me" : ""}`}
          {...(full && name ? { title: name, lang: language } : {})}
        >
          {full && initialsOf(name, language)}
        </span>
      ))}
    </span>
  );
}

const FOOTINGS = Object.keys(onPlank) as (keyof typeof onPlank)[];

/** What the dots show, in names; who has not been heard is named beside it anyway. */
function DotsInWords({ dots }: { dots: readonly Dot[] }) {
  const t = useSay();
  const { language } = useLanguage();
  const mark = useTheirs();
  const named = FOOTINGS.map((footing) => ({
    footing,
    who: dots.filter((dot) => dot.footing === footing && dot.name).map(({ name }) => mark(name)),
  }));
  return named.map(
    ({ footing, who }) =>
      who.length > 0 && (
        <p key={footing} className="ac-hidden">
          <Marked said={t(onPlank[footing], { who: sayList(language, who) })} />
        </p>
      ),
  );
}

/** How many hands carry an agreement. */
function useHands(laid: Laid): number {
  const all = [...useLedger("commitments").commitments.values()];
  return all.filter(({ agreementId, withdrawn }) => agreementId === laid.agreement.id && !withdrawn).length;
}

/** The plank, and the pins of its objections where it does not lie on anything. */
function Line({ plank, judgement }: Pick<Laid, "plank" | "judgement">) {
  return (
    <span className="ac-floor-line" aria-hidden="true">
      <PlankLine plank={plank} />
      {plank === "gap" && (
        <span className="ac-floor-pins">
          <Icon icon={OctagonX} size={16} />
          {judgement.objections > 1 && <span translate="no">{judgement.objections}</span>}
        </span>
      )}
    </span>
  );
}

/** One plank in section: people on it, the pins of its objections in the gap, hands below. Its name says all of it. */
export const FloorPlank = memo(function FloorPlank({ laid, full, onGo }: FloorPlankProps) {
  const t = useSay();
  const { language } = useLanguage();
  const mark = useTheirs();
  const dots = dotsOf(useHeardOn(laid.version.id), laid.version.id);
  const hands = useHands(laid);
  const { agreement, judgement, plank, version } = laid;
  const standing = sayStanding(language, judgement);
  const carried = hands > 0 ? t(floor.hands, { n: hands }) : t(floor.noHands);
  const name = `${t(agree.agreement, { n: agreement.number })}. ${standing} ${sayAnswered(language, judgement)}. ${carried}.`;
  return (
    <li className={full ? "ac-floor-plank ac-floor-plank-full" : "ac-floor-plank"}>
      <button type="button" className="ac-floor-go" title={name} onClick={() => onGo(agreement.id)}>
        <span className="ac-hidden">{name}</span>
        <Dots dots={dots} full={full} />
        <Line plank={plank} judgement={judgement} />
        <span className="ac-floor-foot" aria-hidden="true">
          <strong translate="no">{agreement.number}</strong>
          <span className={hands > 0 ? "ac-floor-hands" : "ac-floor-hands ac-floor-bare"}>
            <Icon icon={Hand} size={14} />
            <span translate="no">{hands}</span>
          </span>
        </span>
      </button>
      {full && (
        <div className="ac-floor-said">
          <TheirWords as="p" className="ac-floor-text">
            {version.text}
          </TheirWords>
          <p>
            <Marked said={sayStanding(language, withTheirGroups(judgement, mark))} />
          </p>
          <p className="ac-aside">{`${sayAnswered(language, judgement)} · ${carried}`}</p>
          <DotsInWords dots={dots} />
          <NotHeard versionId={version.id} judgement={judgement} />
        </div>
      )}
    </li>
  );
});
