import { type ComponentType, lazy, type ReactNode, Suspense, useContext } from "react";
import { fetchLater } from "./ahead.ts";
import { TakeContext } from "./Boundary.tsx";
import { NotFetched } from "./fault.ts";
import { Guarded, type Shape } from "./Guarded.tsx";
import { fetchMissingStyles } from "./styles.ts";

/** A screen whose files are fetched when it is first shown, or soon after the first screen. The only way in which one is. */

export type Fetched<P> = ComponentType<P> & {
  /** Begins to fetch it; what fails is asked for again when it is shown. */
  readonly ahead: () => void;
};

interface Manner {
  /** What is shown meanwhile. */
  readonly waiting?: ReactNode;
  /** What it is, for the words that stand in its place where it fails; null where whoever shows it has a boundary. */
  readonly shape?: Shape | null;
  /** More than a phone has to fetch before somebody wants it. */
  readonly isLarge?: boolean;
}

/** What a dialog is given to close it: so can what stands in its place. */
interface Closable {
  readonly onClose?: () => void;
}

interface Try<P> {
  readonly Now: ComponentType<P>;
  hasFailed: boolean;
}

/** React keeps what was rejected: another try is another component. */
class Tries<P extends object> {
  readonly #load: () => Promise<ComponentType<P>>;
  readonly #begun = new Map<number, Try<P>>();

  constructor(load: () => Promise<ComponentType<P>>) {
    this.#load = load;
  }

  /** @param here once it has come: what was shown by a try stays that, as another component it would begin anew where it is drawn again. */
  of(take: number, here: ComponentType<P> | null): Pick<Try<P>, "Now"> {
    const before = this.#begun.get(take);
    return here && (!before || before.hasFailed) ? { Now: here } : (before ?? this.#begin(take));
  }

  #begin(take: number): Try<P> {
    const attempt = async () => {
      try {
        return { default: await this.#load() };
      } catch (fault) {
        begun.hasFailed = true;
        throw new NotFetched(fault);
      }
    };
    const begun: Try<P> = { Now: lazy(attempt) as ComponentType<P>, hasFailed: false };
    this.#begun.set(take, begun);
    return begun;
  }
}

export function fetched<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { waiting = null, shape = "place", isLarge = false }: Manner = {},
): Fetched<P> {
  let here: ComponentType<P> | null = null;
  const fetchIt = async () => {
    await fetchMissingStyles();
    here = await load();
    if (!here) throw new NotFetched("not whole");
    return here;
  };
  if (!isLarge) fetchLater(fetchIt);
  const tries = new Tries<P>(fetchIt);
  const Shown = (props: P) => {
    const tried = tries.of(useContext(TakeContext), here);
    return <tried.Now {...props} />;
  };
  const Later = (props: P) => {
    const screen = (
      <Suspense fallback={waiting}>
        <Shown {...props} />
      </Suspense>
    );
    if (shape === null) return screen;
    return (
      <Guarded shape={shape} onClose={(props as Closable).onClose}>
        {screen}
      </Guarded>
    );
  };
  return Object.assign(Later, { ahead: () => void fetchIt().catch(() => undefined) });
}
