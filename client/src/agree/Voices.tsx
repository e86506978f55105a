import {
  agree,
  GRADES,
  type Grade,
  type Heard,
  mayBreakDown,
  near,
  type Stance,
  sayList,
  type VersionId,
} from "@acuerdo/shared";
import { useNames } from "../sync/ledger/use-names.ts";
import { useHeardOn } from "../sync/presence/use-heard.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { GradeMark } from "../ui/GradeMark.tsx";
import { Tag } from "../ui/Marks.tsx";
import { objectionBehind, stancesOn } from "./versions.ts";
import "../ui/parts.css";
import "./said.css";
import { Marked } from "../ui/Marked.tsx";
import { SpeakerFrom, SpeakerName } from "../ui/SpeakerName.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs } from "../ui/use-theirs.ts";
import { WithTheirWords } from "../ui/WithTheirWords.tsx";

function Voice({ stance, heard }: { stance: Stance; heard: Heard }) {
  const t = useSay();
  const names = useNames();
  const eased = stance.grade === "object" && objectionBehind(heard, stance)?.state === "eased";
  return (
    <li className="ac-voice">
      <p className="ac-voice-who">
        <strong>
          <SpeakerName voice={stance.by} seq={stance.seq} />
        </strong>
        <SpeakerFrom voice={stance.by} seq={stance.seq} className="ac-aside" />
        {names.isMe(stance.by) && <span className="ac-aside">{` · ${t(agree.you)}`}</span>}
      </p>
      {stance.reason && (
        <TheirWords as="p" className="ac-voice-words">
          {stance.reason}
        </TheirWords>
      )}
      {stance.condition && (
        <p className="ac-voice-words">
          <WithTheirWords sentence={agree.condition} name="condition" words={stance.condition} />
        </p>
      )}
      {eased && <Tag>{t(agree.eased)}</Tag>}
    </li>
  );
}

const hasWords = (stance: Stance): boolean => stance.reason !== "" || stance.condition !== "";

interface GradeVoicesProps {
  readonly grade: Grade;
  readonly stances: readonly Stance[];
  readonly heard: Heard;
}

function GradeVoices({ grade, stances, heard }: GradeVoicesProps) {
  const t = useSay();
  const { language } = useLanguage();
  const names = useNames();
  const mark = useTheirs();
  const spoken = stances.filter(hasWords);
  const silent = stances.filter((stance) => !hasWords(stance)).map(({ by, seq }) => mark(names.speaker(by, seq)));
  const who = sayList(language, silent);
  return (
    <section className="ac-voices-grade">
      <h5>
        <GradeMark grade={grade} /> <span className="ac-aside">{t(agree.people, { n: stances.length })}</span>
      </h5>
      {spoken.length > 0 && (
        <ul className="ac-voices-list">
          {spoken.map((stance) => (
            <Voice key={stance.by} stance={stance} heard={heard} />
          ))}
        </ul>
      )}
      {silent.length > 0 && (
        <p className="ac-aside">
          <Marked said={spoken.length > 0 ? t(agree.withoutWords, { who }) : who} />
        </p>
      )}
    </section>
  );
}

/** What people said of one version, grouped under the grade they gave. */
export function Voices({ versionId }: { versionId: VersionId }) {
  const t = useSay();
  const heard = useHeardOn(versionId);
  const stances = stancesOn(heard, versionId);
  const n = stances.length + (heard.held.get(versionId)?.count ?? 0);
  if (n === 0) return <p className="ac-aside">{t(agree.saidNothing)}</p>;
  if (!mayBreakDown(heard, stances.length)) {
    return <p className="ac-aside">{t(near.fewHidden, { n })}</p>;
  }
  return (
    <div className="ac-voices">
      {GRADES.map((grade) => {
        const given = stances.filter((stance) => stance.grade === grade);
        return given.length > 0 && <GradeVoices key={grade} grade={grade} stances={given} heard={heard} />;
      })}
    </div>
  );
}
