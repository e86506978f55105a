import { createContext, useContext } from "react";

/** Table: the canvas, for laptops and the projector. Hand: one task a screen, for phones. Either can be chosen anywhere. */
export type View = "table" | "hand";

export interface ViewChoice {
  readonly view: View;
  readonly choose: (view: View) => void;
  /** Out of the board, back to the home page; the device stays known. */
  readonly leave: () => void;
}

export const ViewContext = createContext<ViewChoice>({ view: "table", choose: () => {}, leave: () => {} });

export function useView(): ViewChoice {
  return useContext(ViewContext);
}
