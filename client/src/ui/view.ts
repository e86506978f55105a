import { createContext, useContext } from "react";

/** Table: the canvas, for laptops and the projector. Hand: one task a screen, for phones, and wherever there is no room for a table. */
export type View = "table" | "hand";

export interface ViewChoice {
  readonly view: View;
  /** Whether there is room for the table: without it, it is not offered. */
  readonly hasTable: boolean;
  readonly choose: (view: View) => void;
  /** Out of the board, back to the home page; the device stays known. */
  readonly leave: () => void;
}

export const ViewContext = createContext<ViewChoice>({
  view: "table",
  hasTable: true,
  choose: () => {},
  leave: () => {},
});

export function useView(): ViewChoice {
  return useContext(ViewContext);
}
