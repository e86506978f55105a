import { createElement, type SVGProps } from "react";

/**
 * In the place of what `lucide-react` makes its icons with: that can do much that no icon here asks for, and comes with every
 * phone.
 */

interface IconData {
  readonly name: string;
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

interface DrawnProps extends SVGProps<SVGSVGElement> {
  readonly size?: number;
}

/** The component of one icon: 24 by 24, drawn in lines of the text's colour. */
export default function drawnIcon({ name, node }: IconData) {
  return function Drawn({ size = 24, strokeWidth = 2, className = "", ...more }: DrawnProps) {
    const lines = {
      fill: "none",
      stroke: "currentColor",
      strokeWidth,
      strokeLinecap: "round",
      strokeLinejoin: "round",
    };
    return createElement(
      "svg",
      {
        viewBox: "0 0 24 24",
        width: size,
        height: size,
        className: `lucide lucide-${name} ${className}`.trim(),
        ...(lines as SVGProps<SVGSVGElement>),
        ...more,
      },
      node.map(([tag, attributes]) => createElement(tag, attributes)),
    );
  };
}
