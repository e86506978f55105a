import {
  type CommitmentMinutes,
  commit,
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
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

const COLUMNS = [m.what, m.whoCommits, m.how, m.withWhom, m.due, m.forAgreement, m.state] as const;

function Row({ minutes }: { minutes: CommitmentMinutes }) {
  const t = useSay();
  const { language } = useLanguage();
  const mark = useTheirs();
  const { commitment, who, organization, agreementNumber } = minutes;
  const forOrganization = commitment.asOrganization && organization;
  const cells = [
    <TheirWords key="words">{commitment.text}</TheirWords>,
    <Marked
      key="who"
      said={forOrganization ? t(commit.byFor, { name: mark(who), organization: mark(organization) }) : mark(who)}
    />,
    t(hands[commitment.hands]),
    <Marked key="with" said={sayCompanions(language, who, minutes.companions, mark)} />,
    commitment.due && sayDate(language, commitment.due),
    agreementNumber,
    t(commitmentStates[commitment.state]),
  ];
  return (
    <tr>
      {COLUMNS.map((column, i) => (
        <td key={column.en} data-column={t(column)}>
          {cells[i]}
        </td>
      ))}
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
      )}
      {withoutHands.length > 0 && <p>{t(m.withoutHands, { list: sayList(language, withoutHands.map(String)) })}</p>}
    </section>
  );
}
