import { Component, createContext, type ReactNode } from "react";
import { reloadIfUpgraded, servedBuild, servesFiles } from "../sync/way-in/served.ts";
import { NotFetched } from "./fault.ts";

/** Where what fails inside ends. `Guarded.tsx` says what is shown in its place. */

interface BoundaryProps {
  readonly children: ReactNode;
  /** `again` draws it anew, and fetches what is missing of it. */
  readonly instead: (fault: unknown, again: () => Promise<void>) => ReactNode;
}

interface BoundaryState {
  readonly fault: { readonly was: unknown } | null;
  readonly take: number;
}

let takes = 0;
/** Which drawing anew it is, of all there are: what failed to be fetched in one is asked for again in another. */
export const TakeContext = createContext(0);

/** Somebody is in the middle of something that a reload would interrupt. */
function isOccupied(): boolean {
  const at = document.activeElement;
  return (
    at?.matches("input, textarea, select, [contenteditable]") ||
    document.querySelector("dialog[open]:not(.ac-dialog-fault)") !== null
  );
}

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { fault: null, take: ++takes };
  /** Somebody has asked for it once more. */
  #isAskedFor = false;

  static getDerivedStateFromError(was: unknown): Pick<BoundaryState, "fault"> {
    return { fault: { was } };
  }

  override componentDidCatch(fault: unknown): void {
    if (!(fault instanceof NotFetched)) return;
    void reloadIfUpgraded(() => !isOccupied());
    if (this.#isAskedFor) void this.#loadAnew();
    this.#isAskedFor = false;
  }

  /** What came in a file's place, or half of one, a browser keeps for as long as the page is open: with a new one it is asked for anew. */
  async #loadAnew(): Promise<void> {
    if ((await servesFiles()) && !isOccupied()) location.reload();
  }

  readonly #press = (): Promise<void> => {
    this.#isAskedFor = true;
    return this.#again();
  };

  readonly #again = async (): Promise<void> => {
    const { fault } = this.state;
    if (fault?.was instanceof NotFetched && (await servedBuild()) === "another") location.reload();
    else this.setState({ fault: null, take: ++takes });
  };

  override componentDidMount(): void {
    addEventListener("online", this.#online);
  }

  override componentWillUnmount(): void {
    removeEventListener("online", this.#online);
  }

  /** What did not come without a connection comes by itself with one. */
  readonly #online = (): void => {
    if (this.state.fault?.was instanceof NotFetched && !isOccupied()) void this.#again();
  };

  override render(): ReactNode {
    const { children, instead } = this.props;
    const { fault, take } = this.state;
    if (fault) return instead(fault.was, this.#press);
    return <TakeContext value={take}>{children}</TakeContext>;
  }
}
