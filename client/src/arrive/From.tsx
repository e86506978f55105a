import { arrive, cleanLine, LIMITS } from "@acuerdo/shared";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Chips } from "../ui/Chips.tsx";
import { TextField } from "../ui/Field.tsx";
import type { Checked } from "../ui/use-checked.ts";

const { join } = arrive;
export const JUST_ME = ":me";
export const OTHER = ":other";
/** So many are looked through at a glance; the most frequent come first. */
const AT_A_GLANCE = 8;

interface FromProps {
  readonly organizations: readonly string[];
  readonly from: string | null;
  readonly setFrom: (from: string) => void;
  readonly organization: string;
  readonly setOrganization: (name: string) => void;
  readonly checked: Checked<"organization" | "name" | "brings">;
}

/** Whoever points at *another one* wants to write it; whoever goes through the choices by keyboard is not taken away from them. */
function useFieldThatFollows(from: string | null) {
  const place = useRef<HTMLDivElement>(null);
  const pointed = useRef(false);
  useEffect(() => {
    if (from === OTHER && pointed.current) place.current?.querySelector<HTMLInputElement>("input[type=text]")?.focus();
  }, [from]);
  return {
    ref: place,
    onPointerDown: () => {
      pointed.current = true;
    },
    onKeyDown: () => {
      pointed.current = false;
    },
  };
}

/** Where somebody comes from: those who are here already, nobody but oneself, or another one. */
export function From({ organizations, from, setFrom, organization, setOrganization, checked }: FromProps) {
  const t = useSay();
  const [whole, setWhole] = useState(false);
  const follows = useFieldThatFollows(from);
  const shown = organizations.filter((name, at) => whole || at < AT_A_GLANCE || name === from);
  const options = [
    ...shown.map((name) => ({ value: name, label: name })),
    { value: JUST_ME, label: t(join.justMe) },
    { value: OTHER, label: t(join.other) },
  ];
  return (
    <div className="ac-join-from" {...follows}>
      <Chips legend={t(join.from)} value={from} onChange={setFrom} options={options} />
      {shown.length < organizations.length && (
        <Button variant="quiet" onClick={() => setWhole(true)}>
          {t(join.moreFrom, { n: organizations.length - shown.length })}
        </Button>
      )}
      {from === OTHER && (
        <TextField
          label={t(join.organization)}
          hideLabel
          placeholder={t(join.organization)}
          value={organization}
          onChange={setOrganization}
          max={LIMITS.organization}
          clean={cleanLine}
          error={checked.errorOf("organization")}
          autoComplete="organization"
          enterKeyHint="go"
        />
      )}
    </div>
  );
}
