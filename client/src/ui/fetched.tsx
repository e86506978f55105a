import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { NotFetched } from "./fault.ts";
import { Guarded, type Shape } from "./Guarded.tsx";
import { fetchMissingStyles } from "./styles.ts";

/** A screen whose files are fetched when it is first shown. The only way in which one is. */

export type Fetched<P> = ComponentType<P> & {
  /** Begins to fetch it; what fails is asked for again when it is shown. */
  readonly ahead: () => void;
};

interface Manner {
  /** What is shown meanwhile. */
  readonly waiting?: ReactNode;
  /** What it is, for the words that stand in its place where it fails; null where whoever shows it has a boundary. */
  readonly shape?: Shape | null;
}

/** What a dialog is given to close it: so can what stands in its place. */
interface Closable {
  readonly onClose?: () => void;
}

export function fetched<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { waiting = null, shape = "place" }: Manner = {},
): Fetched<P> {
  const attempt = async () => {
    try {
      await fetchMissingStyles();
      return { default: await load() };
    } catch (fault) {
      shown = lazy(attempt); // React keeps what was rejected: another try is another component
      throw new NotFetched(fault);
    }
  };
  let shown = lazy(attempt);
  const Shown = (props: P) => {
    const Now = shown as ComponentType<P>;
    return <Now {...props} />;
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
  return Object.assign(Later, { ahead: () => void load().catch(() => undefined) });
}
