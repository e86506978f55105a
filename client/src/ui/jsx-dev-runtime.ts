import { Fragment, type JSX, type jsxDEV as make } from "react/jsx-dev-runtime";
import { jsx, jsxs } from "./jsx-runtime.ts";

/** The same for development, where React is told whether the children stand still. */

export { Fragment, type JSX };

export const jsxDEV: typeof make = (type, props, key, isStatic) =>
  (isStatic ? jsxs : jsx)(type, props as Record<string, unknown>, key as string | undefined);
