import { opening, wall } from "@acuerdo/shared";
import { grouped } from "../arrive/CodeForm.tsx";
import { codeLink, hostOf, isOnlyHere, linkTo } from "../arrive/links.ts";
import { Qr } from "../arrive/Qr.tsx";
import { useKeys } from "../arrive/use-keys.ts";
import { useLedger, useSay } from "../sync/use-session.ts";

/** How late-comers come in, in a corner, while the door is open and this screen knows it. */
export function WayIn() {
  const t = useSay();
  const { doorOpen, id } = useLedger("board").board;
  const { keys, code, base } = useKeys();
  const link = keys.participant ? linkTo(base, id, keys.participant, "participant") : null;
  const address = code ? codeLink(base, code) : link;
  if (!doorOpen || address === null) return null;
  return (
    <section className="ac-wall-way" aria-label={t(wall.comeIn)}>
      {!isOnlyHere(base) && <Qr address={address} />}
      {code && (
        <p>
          {!isOnlyHere(base) && <span>{t(opening.share.orCode, { address: hostOf(base) })}</span>}
          <strong aria-hidden="true" translate="no">
            {grouped(code)}
          </strong>
          {/* each letter by itself, so that it is spelt and not read as a word */}
          <span className="ac-hidden" translate="no">
            {[...code].join(" ")}
          </span>
        </p>
      )}
    </section>
  );
}
