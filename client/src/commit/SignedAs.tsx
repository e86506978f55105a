import { cleanLine, crowd, LIMITS } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import { TextField } from "../ui/Field.tsx";
import type { Checked } from "../ui/use-checked.ts";
import type { Signing } from "./use-signing.ts";

type SignedAsProps = Signing & { readonly checked: Checked<"name" | "organization"> };

/** The name under which somebody commits, where voices are anonymous: what it shows, and when. */
export function SignedAs({ name, setName, from, setFrom, checked }: SignedAsProps) {
  const t = useSay();
  return (
    <>
      <TextField
        label={t(crowd.sign)}
        hint={t(crowd.signHint)}
        value={name}
        onChange={setName}
        max={LIMITS.name}
        clean={cleanLine}
        error={checked.errorOf("name")}
        autoComplete="name"
      />
      <TextField
        label={t(crowd.signFor)}
        value={from}
        onChange={setFrom}
        max={LIMITS.organization}
        clean={cleanLine}
        error={checked.errorOf("organization")}
        autoComplete="organization"
      />
    </>
  );
}
