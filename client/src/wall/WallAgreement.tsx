import { agree, type Laid, sayAnswered, sayStanding, wall } from "@acuerdo/shared";
import { PlankLine } from "../agree/PlankLine.tsx";
import { StandingMark } from "../agree/StandingMark.tsx";
import { useFloor } from "../sync/ledger/use-floor.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { TheirWords } from "../ui/TheirWords.tsx";

/** Letters from which words are smaller, so that a whole agreement is read at once. */
const LONG = 220;
const LONGER = 340;

const sizeOf = (text: string): string => {
  if (text.length <= LONG) return "ac-wall-words";
  return text.length <= LONGER ? "ac-wall-words ac-wall-long" : "ac-wall-words ac-wall-longer";
};

/** What was put to the test last, large, with its plank; the others in a line each. */
export function WallAgreement() {
  const t = useSay();
  const [shown, ...others] = [...useFloor()].sort((a, b) => b.version.seq - a.version.seq);
  if (!shown) return <p className="ac-wall-sum">{t(wall.noAgreements)}</p>;
  return (
    <>
      <UnderTest laid={shown} />
      {others.length > 0 && (
        <section>
          <h3>{t(wall.others, { n: others.length })}</h3>
          <ul className="ac-wall-lines">
            {others.map(({ agreement, version, words, plank }) => (
              <li key={agreement.id}>
                <strong translate="no">{agreement.number}</strong>
                <TheirWords>{version.text}</TheirWords>
                <StandingMark words={words} plank={plank} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function UnderTest({ laid: { agreement, version, judgement, plank } }: { laid: Laid }) {
  const t = useSay();
  const { language } = useLanguage();
  return (
    <article className="ac-wall-agreement">
      <h3>{t(agree.agreement, { n: agreement.number })}</h3>
      <TheirWords as="p" className={sizeOf(version.text)}>
        {version.text}
      </TheirWords>
      <PlankLine plank={plank} />
      <p className="ac-wall-standing">
        <strong>{sayStanding(language, judgement)}</strong> <span>{`${sayAnswered(language, judgement)}.`}</span>
      </p>
    </article>
  );
}
