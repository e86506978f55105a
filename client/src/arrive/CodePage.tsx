import { arrive } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import { type Failure, findByCode, isFailure } from "../sync/http.ts";
import { useSay } from "../sync/use-session.ts";
import { Page, Waiting } from "../ui/Page.tsx";
import { go } from "../ui/route.ts";
import { bringAdmission } from "./admission.ts";
import { CodeForm, grouped, plainCode } from "./CodeForm.tsx";

/** `/K7MP2XH`: what is written on the wall, typed into the address. */
export function CodePage({ code }: { code: string }) {
  const t = useSay();
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let gone = false;
    void findByCode(plainCode(code)).then((answer) => {
      if (gone) return;
      if (isFailure(answer)) return setFailure(answer);
      bringAdmission(answer.ok.id, { code: plainCode(code) });
      go(`/b/${answer.ok.id}`, true);
    });
    return () => {
      gone = true;
    };
  }, [code]);
  if (!failure) return <Waiting />;
  return (
    <Page>
      <h1 className="ac-title">{t(arrive.home.joinTitle)}</h1>
      <CodeForm first={grouped(plainCode(code))} failure={failure} />
    </Page>
  );
}
