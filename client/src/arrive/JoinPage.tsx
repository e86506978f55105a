import { anonymity, arrive, cleanLine, common, LIMITS, type RefusalCode, titles } from "@acuerdo/shared";
import type { FormEvent, Ref } from "react";
import { useSay } from "../sync/use-session.ts";
import type { Failure, JoinFields, Welcome } from "../sync/way-in/http.ts";
import { Button } from "../ui/Button.tsx";
import { Toggle } from "../ui/Chips.tsx";
import { TextField } from "../ui/Field.tsx";
import { Notice } from "../ui/Notice.tsx";
import { go } from "../ui/route.ts";
import { LanguageSwitch } from "../ui/Status.tsx";
import { useLate } from "../ui/use-late.ts";
import { usePage } from "../ui/use-page.ts";
import "./arrive.css";
import { From } from "./From.tsx";
import { NotMine } from "./NotMine.tsx";
import { RefusalLater } from "./refusal-later.ts";
import { needsName, useJoinFields } from "./use-join-fields.ts";

const { join } = arrive;

const IN_LINE_MS = 4_000;

interface JoinPageProps {
  readonly boardId: string;
  readonly welcome: Welcome;
  readonly failure: Failure | null;
  readonly entering: boolean;
  readonly onEnter: (fields: JoinFields) => void;
}

/** One page, ten seconds: a name is all that is needed, and not even that where voices are anonymous. */
export function JoinPage({ boardId, welcome, failure, entering, onEnter }: JoinPageProps) {
  const t = useSay();
  const fields = useJoinFields(boardId, welcome);
  const { checked } = fields;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (checked.check()) onEnter(fields.asked());
  };
  const heading = usePage(t(titles.join, { title: welcome.title }));
  return (
    <main>
      <form ref={checked.ref} className="ac-join" onSubmit={submit} noValidate>
        <Head {...welcome} heading={heading} />
        <Fields {...fields} welcome={welcome} />
        <div className="ac-join-foot">
          {failure && (
            <Notice tone="bad">
              {failure.failed === "offline" ? (
                t(arrive.refused.notSent)
              ) : (
                <RefusalLater code={failure.failed as RefusalCode} />
              )}
            </Notice>
          )}
          <p className="ac-join-seen">{t(seenBy(welcome, fields.takesPart))}</p>
          {welcome.voices === "anonymous" && welcome.role !== "observer" && (
            <p className="ac-join-seen">{t(anonymity.limits)}</p>
          )}
          <Button type="submit" variant="primary" size="large" block busy={entering}>
            {t(entering ? join.entering : join.enter)}
          </Button>
          {entering && <InLine />}
        </div>
      </form>
    </main>
  );
}

/** Whoever waits longer than for an answer is told that they need not press again. */
function InLine() {
  const t = useSay();
  const isLate = useLate(IN_LINE_MS);
  return isLate && <p className="ac-join-seen">{t(join.enteringLong)}</p>;
}

interface HeadProps extends Pick<Welcome, "title" | "objective" | "language"> {
  readonly heading: Ref<HTMLHeadingElement>;
}

function Head({ title, objective, language, heading }: HeadProps) {
  const t = useSay();
  return (
    <header className="ac-join-head">
      <div className="ac-join-ways">
        <Button variant="quiet" onClick={() => go("/")}>
          {t(common.home)}
        </Button>
        <LanguageSwitch />
      </div>
      <h1 ref={heading} className="ac-join-title" lang={language} dir="auto">
        {title}
      </h1>
      <p className="ac-join-objective" lang={language} dir="auto">
        {objective}
      </p>
    </header>
  );
}

type FieldsProps = ReturnType<typeof useJoinFields> & { welcome: Welcome };

/** Where voices are anonymous nobody is asked who they are: it is not taken. */
function Fields(props: FieldsProps) {
  const t = useSay();
  const { welcome, takesPart, setTakesPart } = props;
  return (
    <div className="ac-join-fields">
      {welcome.voices === "named" && <WhoIAm {...props} />}
      {welcome.role === "mediator" && (
        <Toggle label={t(join.takePart)} hint={t(join.takePartHint)} checked={takesPart} onChange={setTakesPart} />
      )}
      <NotMine />
    </div>
  );
}

function WhoIAm({ welcome, ...fields }: FieldsProps) {
  const t = useSay();
  const isNeeded = needsName(welcome);
  return (
    <>
      <TextField
        label={t(join.name)}
        optional={!isNeeded}
        hint={isNeeded || !welcome.alias ? undefined : t(join.nameLeftOut, { alias: welcome.alias })}
        required={isNeeded}
        value={fields.name}
        onChange={fields.setName}
        max={LIMITS.name}
        clean={cleanLine}
        error={fields.checked.errorOf("name")}
        autoComplete="given-name"
        enterKeyHint="go"
      />
      <From {...fields} organizations={welcome.organizations} />
      {welcome.role !== "observer" && (
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
      )}
    </>
  );
}

function seenBy({ role, voices }: Welcome, takesPart: boolean) {
  if (voices === "named") return role === "observer" ? join.seenObserver : join.seenNamed;
  if (role === "observer") return anonymity.joinObserver;
  return role === "mediator" && !takesPart ? anonymity.joinMediator : anonymity.joinSeen;
}
