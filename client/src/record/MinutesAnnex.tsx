import {
  type ClusterMinutes,
  isolated,
  kinds,
  minutes as m,
  type PositionMinutes,
  sayCounts,
  sayNamed,
  sayParts,
} from "@acuerdo/shared";
import { useLanguage, useSay } from "../sync/use-session.ts";
import "./minutes.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";

/** Clusters that no agreement was worded for, a line each. */
export function OnTheTable({ clusters }: { clusters: readonly ClusterMinutes[] }) {
  const t = useSay();
  const open = clusters.filter(({ sentence, agreements }) => sentence !== null && agreements.length === 0);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t(m.onTheTable)}</h2>
      <ul>
        {open.map(({ sentence, positions }) => (
          <li key={positions[0]?.position.id ?? sentence}>
            {sentence ? <TheirWords>{sentence}</TheirWords> : t(m.unnamed)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PositionLine({ minutes }: { minutes: PositionMinutes }) {
  const t = useSay();
  const { language } = useLanguage();
  const mark = useTheirs();
  const { position, who, organization, counts, comments } = minutes;
  const tally = sayCounts(language, counts);
  const by = mark(sayNamed({ name: who, organization }));
  const withdrawn = position.withdrawn && t(position.removed ? m.off : m.withdrawn);
  return (
    <li>
      <strong>{`${t(kinds[position.kind])}.`}</strong> <TheirWords>{position.text}</TheirWords> <span>—</span>{" "}
      <span className="ac-sheet-small">
        <Marked said={sayParts([withdrawn ? `${isolated(by)} (${withdrawn})` : by, tally])} />
      </span>
      {comments.length > 0 && (
        <ul>
          {comments.map(({ comment, ...whose }) => (
            <li key={comment.id}>
              <TheirWords>{comment.text}</TheirWords> <span>—</span>{" "}
              <TheirWords className="ac-sheet-small">
                {sayNamed({ name: whose.who, organization: whose.organization })}
              </TheirWords>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Every position, by cluster; on paper, where it is left out, where to find it. */
export function MinutesAnnex({ clusters }: { clusters: readonly ClusterMinutes[] }) {
  const t = useSay();
  if (clusters.length === 0) return null;
  const n = clusters.reduce((sum, { positions }) => sum + positions.length, 0);
  return (
    <>
      <p className="ac-sheet-elsewhere">{t(m.annexElsewhere, { n })}</p>
      <section className="ac-sheet-annex">
        <h2>{t(m.positions)}</h2>
        {clusters.map(({ sentence, positions }) => (
          <section key={positions[0]?.position.id ?? sentence}>
            <h3>{sentence ? <TheirWords>{sentence}</TheirWords> : t(sentence === null ? m.unclustered : m.unnamed)}</h3>
            <ul>
              {positions.map((one) => (
                <PositionLine key={one.position.id} minutes={one} />
              ))}
            </ul>
          </section>
        ))}
      </section>
    </>
  );
}
