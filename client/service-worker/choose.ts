import { LONGEST_MS, STORE_MS, within } from "./clock.ts";

/** A page is the server's where the server answers, and the one that is kept where it does not. */

/** A network that swallows everything is no better than none. */
const PATIENCE_MS = 6_000;
/** What a gateway says from here on is that the server behind it is away. */
const AWAY = 500;
/** Somebody before the server wants a password. */
const UNAUTHORIZED = 401;

export interface Ways {
  /** What the server says. */
  readonly asked: Promise<Response>;
  /** The page that is kept, if there is one. */
  readonly kept: () => Promise<Response | undefined>;
  /** Lets the browser ask for a proxy's password. */
  readonly stepAside: (answer: Response) => Promise<Response>;
}

/** What is not shown holds no connection. */
function drop(asked: Promise<Response>): void {
  void asked.then(
    (answer) => answer.body?.cancel(),
    () => undefined, // it holds none
  );
}

export async function choosePage({ asked, kept, stepAside }: Ways): Promise<Response> {
  const inPlaceOf = async (): Promise<Response | null> => {
    const page = (await within(kept(), STORE_MS)) ?? null;
    if (page) drop(asked);
    return page;
  };
  try {
    const answer = await within(asked, PATIENCE_MS);
    if (answer === null) return (await inPlaceOf()) ?? (await within(asked, LONGEST_MS)) ?? Response.error();
    if (answer.status === UNAUTHORIZED) return await stepAside(answer);
    return answer.status < AWAY ? answer : ((await inPlaceOf()) ?? answer);
  } catch (fault) {
    const page = await inPlaceOf();
    if (page) return page;
    throw fault; // the browser's own words for it
  }
}
