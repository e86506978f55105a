import { crowd, LIMITS } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import { TextField } from "../ui/Field.tsx";
import type { Signing } from "./use-signing.ts";

/** The name under which somebody commits, where voices are anonymous: what it shows, and when. */
export function SignedAs({ name, setName, from, setFrom }: Signing) {
  const t = useSay();
  return (
    <>
      <TextField
        label={t(crowd.sign)}
        hint={t(crowd.signHint)}
        value={name}
        onChange={setName}
        max={LIMITS.name}
        autoComplete="name"
      />
      <TextField
        label={t(crowd.signFor)}
        value={from}
        onChange={setFrom}
        max={LIMITS.organization}
        autoComplete="organization"
      />
    </>
  );
}
