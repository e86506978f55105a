import { home, plainCode } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import { useSay } from "../sync/use-session.ts";
import { isOfTheWay } from "../sync/way-in/enter.ts";
import { type Failure, findByCode, isFailure } from "../sync/way-in/http.ts";
import { Page, Waiting } from "../ui/Page.tsx";
import { go } from "../ui/route.ts";
import { usePage } from "../ui/use-page.ts";
import { bringAdmission } from "./admission.ts";
import { CodeForm, grouped } from "./CodeForm.tsx";

/** Nobody knows it: it can be typed again. */
function Unknown({ code, failure }: { code: string; failure: Failure }) {
  const t = useSay();
  const heading = usePage(t(home.joinTitle));
  return (
    <Page>
      <h1 ref={heading} className="ac-title">
        {t(home.joinTitle)}
      </h1>
      <CodeForm first={grouped(plainCode(code))} failure={failure} />
    </Page>
  );
}

const RETRY_MS = 3_000;

/** `/K7MP2XH`: what is written on the wall, typed into the address. */
export function CodePage({ code }: { code: string }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await findByCode(plainCode(code));
      if (gone) return;
      if (isFailure(answer)) {
        setFailure(answer);
        if (isOfTheWay(answer.failed)) timer = setTimeout(() => void ask(), RETRY_MS);
        return;
      }
      bringAdmission(answer.ok.id, { code: plainCode(code) });
      go(`/b/${answer.ok.id}`, true);
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [code]);
  if (!failure) return <Waiting />;
  return <Unknown code={code} failure={failure} />;
}
