import {
  ArrowShapeUtil,
  DefaultShapeIndicator,
  DrawShapeUtil,
  type Editor,
  GeoShapeUtil,
  type TLFontFace,
  type TLShapeIndicatorProps,
  type TLShapeUtilCanvasSvgDef,
  useEditor,
  useValue,
} from "@tldraw/tldraw";
import type { ComponentType } from "react";

/** What tldraw would make for every shape, font and fill there could be before anybody sees the first card: made once it is needed. */

/** The outline of what is chosen or pointed at; nothing, instead of one that is not seen, for everything else. */
export function Indicator(props: TLShapeIndicatorProps) {
  return props.hidden ? null : <DefaultShapeIndicator {...props} />;
}

/** No tool of the board fills with a pattern; what comes from elsewhere may. */
const hasPattern = (editor: Editor): boolean =>
  editor.getCurrentPageShapes().some(({ props }) => "fill" in props && props.fill === "pattern");

const patterns = new WeakMap<ComponentType, ComponentType>();

function onceUsed(Pattern: ComponentType): ComponentType {
  const known = patterns.get(Pattern);
  if (known) return known;
  const Used = () => {
    const editor = useEditor();
    const isUsed = useValue("pattern", () => hasPattern(editor), [editor]);
    return isUsed ? <Pattern /> : null;
  };
  patterns.set(Pattern, Used);
  return Used;
}

const withPatternOnceUsed = (defs: TLShapeUtilCanvasSvgDef[]): TLShapeUtilCanvasSvgDef[] =>
  defs.map((def) => (def.key.endsWith(":pattern") ? { ...def, component: onceUsed(def.component) } : def));

class Drawing extends DrawShapeUtil {
  override getCanvasSvgDefs(): TLShapeUtilCanvasSvgDef[] {
    return withPatternOnceUsed(super.getCanvasSvgDefs());
  }
}

class Figure extends GeoShapeUtil {
  override getCanvasSvgDefs(): TLShapeUtilCanvasSvgDef[] {
    return withPatternOnceUsed(super.getCanvasSvgDefs());
  }
}

class Arrow extends ArrowShapeUtil {
  override getCanvasSvgDefs(): TLShapeUtilCanvasSvgDef[] {
    return withPatternOnceUsed(super.getCanvasSvgDefs());
  }
}

export const filledUtils = [Drawing, Figure, Arrow];

/** tldraw fetches sixteen faces when it opens; a face comes with the first shape that is written in it. */
export function fetchFontsInUse(editor: Editor): void {
  const { fonts } = editor;
  const fetchFont = fonts.ensureFontIsLoaded.bind(fonts);
  const isUsed = (font: TLFontFace) =>
    editor.getCurrentPageShapes().some((shape) => fonts.getShapeFontFaces(shape).includes(font));
  fonts.ensureFontIsLoaded = async (font) => {
    if (isUsed(font)) await fetchFont(font);
  };
}
