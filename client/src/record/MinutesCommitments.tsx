import {
  type CommitmentMinutes,
  commitmentStates,
  hands,
  type Minutes,
  minutes as m,
  sayCompanions,
  sayDate,
  sayList,
} from "@acuerdo/shared";
import { useLanguage, useSay } from "../sync/use-session.ts";
import "./minutes.css";
import { TheirWords } from "../ui/TheirWords.tsx";

const COLUMNS = [m.what, m.whoCommits, m.how, m.withWhom, m.due, m.forAgreement, m.state] as const;

function Row({ minutes }: { minutes: CommitmentMinutes }) {
  const t = useSay();
  const { language } = useLanguage();
  const { commitment, who, organization, agreementNumber } = minutes;
  const forOrganization = commitment.asOrganization && organization;
  return (
    <tr>
      <TheirWords as="td">{commitment.text}</TheirWords>
      <td>{forOrganization ? t(m.forOrganization, { name: who, organization }) : who}</td>
      <td>{t(hands[commitment.hands])}</td>
      <td>{sayCompanions(language, who, minutes.companions)}</td>
      <td>{commitment.due && sayDate(language, commitment.due)}</td>
      <td>{agreementNumber}</td>
      <td>{t(commitmentStates[commitment.state])}</td>
    </tr>
  );
}

/** A table that breaks across pages with its heads. */
export function MinutesCommitments({ minutes }: { minutes: Minutes }) {
  const t = useSay();
  const { language } = useLanguage();
  const { commitments, withoutHands } = minutes;
  return (
    <section>
      <h2>{t(m.commitments)}</h2>
      {commitments.length === 0 ? (
        <p>{t(m.noCommitments)}</p>
      ) : (
        <div className="ac-sheet-wide">
          <table>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column.en} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {commitments.map((one) => (
                <Row key={one.commitment.id} minutes={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {withoutHands.length > 0 && <p>{t(m.withoutHands, { list: sayList(language, withoutHands.map(String)) })}</p>}
    </section>
  );
}
