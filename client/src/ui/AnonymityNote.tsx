import { anonymity } from "@acuerdo/shared";
import { useNames } from "../sync/use-names.ts";
import { useSay } from "../sync/use-session.ts";

/** At every field of an anonymous voice: what an alias cannot hide. */
export function AnonymityNote() {
  const t = useSay();
  const { anonymous } = useNames();
  return anonymous && <p className="ac-field-hint">{t(anonymity.limits)}</p>;
}
