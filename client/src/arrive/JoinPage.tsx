import { aliasOf, anonymity, arrive, cleanLine, LIMITS, type RefusalCode, refusals } from "@acuerdo/shared";
import { type FormEvent, useState } from "react";
import { isBorrowed, setBorrowed } from "../sync/borrowed.ts";
import { forgetWhatWasMadeHere, passingSecret, recall, remember } from "../sync/device.ts";
import type { Failure, JoinFields, Welcome } from "../sync/http.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Chips, Toggle } from "../ui/Chips.tsx";
import { TextField } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { problemsIn } from "../ui/problems.ts";
import { LanguageSwitch } from "../ui/Status.tsx";
import { type Checked, useChecked } from "../ui/use-checked.ts";
import { useTouched } from "../ui/use-draft.ts";
import "./arrive.css";

const { join } = arrive;
const JUST_ME = ":me";
const OTHER = ":other";

/** How this person called themselves on the last board: the next one need not be told again. */
interface Profile {
  readonly name: string;
  readonly organization: string | null;
}

interface JoinPageProps {
  readonly boardId: string;
  readonly welcome: Welcome;
  readonly failure: Failure | null;
  readonly entering: boolean;
  readonly onEnter: (fields: JoinFields) => void;
}

/** One page, ten seconds, nothing that must be filled in. */
export function JoinPage({ boardId, welcome, failure, entering, onEnter }: JoinPageProps) {
  const t = useSay();
  const [notMine, setNotMine] = useState(isBorrowed);
  const fields = useJoinFields(boardId, welcome);
  const { checked } = fields;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (checked.check()) onEnter(fields.asked());
  };
  return (
    <form ref={checked.ref} className="ac-join" onSubmit={submit} noValidate>
      <header className="ac-join-head">
        <div>
          <h1 className="ac-join-title">{welcome.title}</h1>
          <p className="ac-join-objective">{welcome.objective}</p>
        </div>
        <LanguageSwitch />
      </header>
      <Fields {...fields} welcome={welcome} />
      <footer className="ac-join-foot">
        {failure && (
          <Notice tone="bad">
            {failure.failed === "offline" ? t(arrive.refused.offlineText) : t(refusals[failure.failed as RefusalCode])}
          </Notice>
        )}
        <NotMine chosen={notMine} choose={setNotMine} />
        <p className="ac-join-seen">{t(seenBy(welcome, fields.takesPart))}</p>
        {welcome.voices === "anonymous" && welcome.role !== "observer" && (
          <p className="ac-join-seen">{t(anonymity.limits)}</p>
        )}
        <Button type="submit" variant="primary" size="large" block busy={entering}>
          {t(entering ? join.entering : join.enter)}
        </Button>
      </footer>
    </form>
  );
}

/** Asked before anything is kept. */
function NotMine({ chosen, choose }: { chosen: boolean; choose: (to: boolean) => void }) {
  const t = useSay();
  const change = (to: boolean) => {
    if (to) forgetWhatWasMadeHere();
    setBorrowed(to);
    choose(to);
  };
  return <Toggle label={t(join.notMine)} hint={t(join.notMineHint)} checked={chosen} onChange={change} />;
}

type FieldsProps = ReturnType<typeof useJoinFields> & { welcome: Welcome };

/** Where voices are anonymous nobody is asked who they are: it is not taken. */
function Fields({ welcome, ...fields }: FieldsProps) {
  const t = useSay();
  return (
    <main className="ac-join-fields">
      {welcome.voices === "named" && <WhoIAm {...fields} welcome={welcome} />}
      {welcome.role === "mediator" && (
        <Toggle
          label={t(join.takePart)}
          hint={t(join.takePartHint)}
          checked={fields.takesPart}
          onChange={fields.setTakesPart}
        />
      )}
    </main>
  );
}

function WhoIAm({ welcome, ...fields }: FieldsProps) {
  const t = useSay();
  return (
    <>
      <TextField
        label={t(join.name)}
        value={fields.name}
        onChange={fields.setName}
        onFocus={(event) => fields.untouched && event.target.select()}
        max={LIMITS.name}
        clean={cleanLine}
        error={fields.checked.errorOf("name")}
        autoComplete="given-name"
        enterKeyHint="go"
      />
      <From {...fields} organizations={welcome.organizations} />
      <TextField
        label={t(join.brings)}
        optional
        placeholder={t(join.bringsExample)}
        value={fields.brings}
        onChange={fields.setBrings}
        max={LIMITS.brings}
        clean={cleanLine}
        error={fields.checked.errorOf("brings")}
        autoComplete="off"
        enterKeyHint="go"
      />
    </>
  );
}

function seenBy({ role, voices }: Welcome, takesPart: boolean) {
  if (voices === "named") return role === "observer" ? join.seenObserver : join.seenNamed;
  if (role === "observer") return anonymity.joinObserver;
  return role === "mediator" && !takesPart ? anonymity.joinMediator : anonymity.joinSeen;
}

/** What somebody has put into the fields so far. */
interface Typed {
  /** Null: the name that is proposed. */
  readonly typed: string | null;
  readonly from: string | null;
  readonly organization: string;
  readonly brings: string;
  readonly takesPart: boolean;
}

function useJoinFields(boardId: string, { organizations, voices, alias: offered }: Welcome) {
  const { language } = useLanguage();
  const kept = recall<Profile>("profile");
  const knownFrom = kept?.organization && organizations.includes(kept.organization) ? kept.organization : null;
  const { fields, change } = useTouched<Typed>(`join.${boardId}`, {
    typed: kept?.name ?? null,
    from: kept?.organization ? (knownFrom ?? OTHER) : null,
    organization: kept?.organization ?? "",
    brings: "",
    takesPart: false,
  });
  const { typed, from, organization, brings, takesPart } = fields;
  const alias = offered ?? aliasOf(passingSecret() + boardId, language);
  const written = { name: typed ?? "", organization: from === OTHER ? organization : "", brings };
  const checked = useChecked(problemsIn("member.join", voices === "named" ? written : {}));
  const asked = (): JoinFields => {
    if (voices === "anonymous") return { takesPart };
    const named = typed && cleanLine(typed);
    const chosen = from === OTHER ? cleanLine(organization) || null : from === JUST_ME ? null : from;
    if (named) remember("profile", { name: named, organization: chosen } satisfies Profile);
    // Nothing typed: the server gives the name that was offered, or one that nobody has yet.
    return { ...(named && { name: named }), organization: chosen, brings: cleanLine(brings), takesPart };
  };
  return {
    ...fields,
    checked,
    name: typed ?? alias,
    untouched: typed === null,
    setName: (name: string) => change({ typed: name }),
    setFrom: (to: string) => change({ from: to }),
    setOrganization: (name: string) => change({ organization: name }),
    setBrings: (what: string) => change({ brings: what }),
    setTakesPart: (to: boolean) => change({ takesPart: to }),
    asked,
  };
}

interface FromProps {
  readonly organizations: readonly string[];
  readonly from: string | null;
  readonly setFrom: (from: string) => void;
  readonly organization: string;
  readonly setOrganization: (name: string) => void;
  readonly checked: Checked<"organization" | "name" | "brings">;
}

/** Where somebody comes from: those who are here already, another one, or nobody but oneself. */
function From({ organizations, from, setFrom, organization, setOrganization, checked }: FromProps) {
  const t = useSay();
  const options = [
    { value: JUST_ME, label: t(join.justMe) },
    { value: OTHER, label: t(join.other) },
    ...organizations.map((name) => ({ value: name, label: name })),
  ];
  return (
    <div className="ac-join-from">
      <Chips
        legend={t(join.from)}
        scroll={organizations.length > 1 ? "two" : true}
        value={from}
        onChange={setFrom}
        options={options}
      />
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
