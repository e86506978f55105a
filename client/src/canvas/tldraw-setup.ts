import { CANVAS_TOOLS, canvasTools, SHARES } from "@acuerdo/shared";
import fontItalic from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2?url";
import fontNormal from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import { getAssetUrlsByImport } from "@tldraw/assets/imports.vite";
import {
  defaultBindingUtils,
  defaultShapeUtils,
  type Editor,
  type TLAnyShapeUtilConstructor,
  type TLComponents,
  type TLShape,
  type TLTextOptions,
  type TLUiActionsContextType,
  type TLUiOverrides,
  type TLUiToolsContextType,
  type TldrawOptions,
  tipTapDefaultExtensions,
} from "@tldraw/tldraw";
import { Announced } from "./Announced.tsx";
import { ClusterShapeUtil } from "./cluster-shape.tsx";
import { ClusterTool } from "./cluster-tool.ts";
import { Front } from "./Front.tsx";
import { nonce } from "./nonce.ts";
import { OnTheCanvas } from "./OnTheCanvas.tsx";
import { PositionShapeUtil } from "./position-shape.tsx";
import { PositionTool } from "./position-tool.ts";
import { isCard, runtimeOf } from "./runtime.ts";
import { Stroke } from "./Stroke.tsx";
import { SHORTCUTS } from "./shortcuts.ts";
import { handlePaste } from "./text-paste.ts";
import { tldrawWords } from "./tldraw-words.ts";
import { filledUtils, Indicator } from "./when-needed.tsx";

/** What tldraw is given, made once: a new object in any of these would make it build its editor again. */

export const shapeUtils: readonly TLAnyShapeUtilConstructor[] = [PositionShapeUtil, ClusterShapeUtil, ...filledUtils];
const types: ReadonlySet<string> = new Set(shapeUtils.map(({ type }) => type));
export const allShapeUtils: readonly TLAnyShapeUtilConstructor[] = [
  ...defaultShapeUtils.filter(({ type }) => !types.has(type)),
  ...shapeUtils,
];
export const bindingUtils = defaultBindingUtils;
export const tools = [PositionTool, ClusterTool];

/** A card is nothing without its position: while the ledger does not have that, or does not any more, nobody sees the card. */
export function getShapeVisibility(shape: TLShape, editor: Editor): "hidden" | "inherit" {
  return isCard(shape) && runtimeOf(editor).faces.card(shape.props.positionId) === null ? "hidden" : "inherit";
}

export const options: Partial<TldrawOptions> = {
  maxPages: 1,
  // what a board may hold; the server says when one person has too much
  maxShapesPerPage: SHARES.drawings.board + SHARES.cards.board,
  enableToolbarKeyboardShortcuts: false,
  branding: "Acuerdo",
  nonce,
};

type Extension = (typeof tipTapDefaultExtensions)[number];
type DrawnLink = readonly [tag: string, attributes: Readonly<Record<string, unknown>>, inside: 0];
/** As much of one as is needed here: its types are another package's. */
interface LinkExtension {
  extend(more: { renderHTML(this: { parent: (drawn: unknown) => DrawnLink }, drawn: unknown): DrawnLink }): Extension;
}

/** The page that a link opens gets no hold on this one, however it is opened and whatever its record says. */
const SAFE = { rel: "noopener noreferrer nofollow", target: "_blank" };

function withSafeLinks(extension: Extension): Extension {
  const safe = (extension as unknown as LinkExtension).extend({
    renderHTML(drawn) {
      const [tag, attributes, inside] = this.parent(drawn);
      return [tag, { ...attributes, ...SAFE }, inside];
    },
  });
  return safe.configure({ openOnClick: false, autolink: true });
}

/** Headings are not among what the board takes. */
function ourOwn(extension: Extension): Extension {
  if (extension.name === "starterKit") return extension.configure({ heading: false });
  return extension.name === "link" ? withSafeLinks(extension) : extension;
}

/** What the board takes and nothing else. */
export const textOptions: Partial<TLTextOptions> = {
  tipTapConfig: {
    injectNonce: nonce,
    autofocus: "end", // at the start, what is typed before the focus has come would stand behind what follows
    extensions: tipTapDefaultExtensions.map(ourOwn),
    // what a browser's translator puts in the place of words would be taken for typed, by everybody
    editorProps: { handlePaste, attributes: { translate: "no" } },
  },
};

const ours = getAssetUrlsByImport();
const none = (pictures: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.keys(pictures).map((name) => [name, ""]));

/** Every font of tldraw's is the board's own, and its pictures are not fetched: each is a document of its own, and none is shown. */
export const assetUrls = {
  ...ours,
  fonts: Object.fromEntries(
    Object.keys(ours.fonts).map((name) => [name, name.includes("italic") ? fontItalic : fontNormal]),
  ),
  icons: none(ours.icons),
  embedIcons: none(ours.embedIcons),
};

/** Everything of tldraw's interface that we have in another place, or that a workshop has no use for. */
export const components: TLComponents = {
  // its own screen offers to empty everything that the browser keeps of this site
  ErrorFallback: ({ error }) => {
    throw error;
  },
  A11y: Announced,
  InFrontOfTheCanvas: Front,
  OnTheCanvas,
  CollaboratorScribble: Stroke,
  ShapeIndicator: Indicator,
  ContextMenu: null,
  ActionsMenu: null,
  HelpMenu: null,
  ZoomMenu: null,
  MainMenu: null,
  Minimap: null,
  StylePanel: null,
  PageMenu: null,
  NavigationPanel: null,
  Toolbar: null,
  RichTextToolbar: null,
  ImageToolbar: null,
  VideoToolbar: null,
  KeyboardShortcutsDialog: null,
  QuickActions: null,
  HelperButtons: null,
  DebugPanel: null,
  DebugMenu: null,
  MenuPanel: null,
  TopPanel: null,
  SharePanel: null,
  CursorChatBubble: null,
  Dialogs: null,
  Toasts: null,
};

function keepActions(actions: TLUiActionsContextType): TLUiActionsContextType {
  return Object.fromEntries(
    Object.entries(actions).map(([id, action]) => [id, SHORTCUTS.has(id) ? action : { ...action, kbd: undefined }]),
  );
}

export const overrides: TLUiOverrides = {
  translations: tldrawWords,
  actions: (_, actions) => keepActions(actions),
  tools: (editor, known): TLUiToolsContextType =>
    Object.fromEntries(
      CANVAS_TOOLS.map((id) => {
        const own = { id, label: `tool.${id}`, icon: "blob", onSelect: () => void editor.setCurrentTool(id) };
        return [id, { ...(known[id] ?? own), kbd: canvasTools[id].key.toLowerCase() }];
      }),
    ),
};
