import {
  type Judgement,
  memberName,
  memberOrganization,
  saySilent,
  saySilentCount,
  silentMembers,
  type VersionId,
} from "@acuerdo/shared";
import { useHeardOn } from "../sync/presence/use-heard.ts";
import { useLanguage } from "../sync/use-session.ts";
import "../ui/parts.css";

/** Beyond this many, names are a wall: the count says it, and the People panel has them all. */
const MOST_NAMED = 12;

/** Who has not been heard on one version: by organisation and name, or as a count where voices are anonymous. */
export function NotHeard({ versionId, judgement }: { versionId: VersionId; judgement: Judgement }) {
  const { language } = useLanguage();
  const heard = useHeardOn(versionId);
  const silent = silentMembers(heard, versionId).map(({ id }) => ({
    name: memberName(heard, id) ?? "",
    organization: memberOrganization(heard, id),
  }));
  const n = Math.max(silent.length, judgement.expected - judgement.answered);
  if (n === 0) return null;
  const named = silent.length > 0 && silent.length <= MOST_NAMED;
  return <p className="ac-aside">{named ? saySilent(language, silent) : saySilentCount(language, n)}</p>;
}
