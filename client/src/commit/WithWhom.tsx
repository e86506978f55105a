import { commit, isSigner, LIMITS, type MemberId, presentMembers, sayNamed } from "@acuerdo/shared";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import "./commit.css";
import "../ui/parts.css";
import { TheirWords } from "../ui/TheirWords.tsx";

/** Who may be asked. Where voices are anonymous, those who have signed something, and nobody else is known. */
function useOthers() {
  const me = useMe();
  const ledger = useLedger("members", "commitments", "board");
  const signers = new Set([...ledger.commitments.values()].map(({ by }) => by));
  return presentMembers(ledger).filter(
    ({ id, role }) => !isSigner(id, me) && role !== "observer" && (ledger.board.voices === "named" || signers.has(id)),
  );
}

/** Members who are named as taking part: chips that can be pressed, several at a time. */
export function WithWhom(props: { value: readonly MemberId[]; onChange: (members: readonly MemberId[]) => void }) {
  const { value, onChange } = props;
  const t = useSay();
  const names = useNames();
  const others = useOthers();
  if (others.length === 0) return null;
  const toggle = (id: MemberId) => onChange(value.includes(id) ? value.filter((one) => one !== id) : [...value, id]);
  return (
    <details className="ac-fold ac-with">
      <summary>
        <span>{t(commit.withWhom)}</span>
        {value.length > 0 && (
          <span className="ac-count" translate="no">
            {value.length}
          </span>
        )}
      </summary>
      <p className="ac-aside">{t(commit.withHint)}</p>
      <ul className="ac-chips">
        {others.map(({ id }) => (
          <li key={id}>
            <label className="ac-chip">
              <input
                type="checkbox"
                checked={value.includes(id)}
                disabled={!value.includes(id) && value.length >= LIMITS.withMembers}
                onChange={() => toggle(id)}
              />
              <TheirWords>{sayNamed({ name: names.member(id), organization: names.from(id) })}</TheirWords>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
