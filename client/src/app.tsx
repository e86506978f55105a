import { addressOf, type BoardPage, type Language } from "@acuerdo/shared";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Door } from "./arrive/Door.tsx";
import { hasInvited, isToInvite } from "./arrive/invited.ts";
import { Refused } from "./arrive/Refused.tsx";
import { pathHere } from "./sync/base.ts";
import { deviceLanguage, recall, remember } from "./sync/saved/device.ts";
import { recallInTab, rememberInTab } from "./sync/saved/tab.ts";
import { LanguageContext, useMe, useSession } from "./sync/use-session.ts";
import { useFetchAhead } from "./ui/ahead.ts";
import { fetched } from "./ui/fetched.tsx";
import { Guarded } from "./ui/Guarded.tsx";
import { Waiting } from "./ui/Page.tsx";
import { go, usePath } from "./ui/route.ts";
import { type View, ViewContext } from "./ui/view.ts";

/** Which page this address is, in which language and shape. The canvas is fetched only where it is shown. */

const PAGE = { waiting: <Waiting />, shape: "page" } as const;
const LARGE = { ...PAGE, isLarge: true } as const;
const CodePage = fetched(() => import("./arrive/CodePage.tsx").then((module) => module.CodePage), PAGE);
const Home = fetched(() => import("./arrive/Home.tsx").then((module) => module.default), PAGE);
const HandBoard = fetched(() => import("./hand/HandBoard.tsx").then((module) => module.default), PAGE);
const TableBoard = fetched(() => import("./table/TableBoard.tsx").then((module) => module.default), LARGE);
/** Shown by the table, in `table/Canvas.tsx`; here so that it is on its way as early as the table is. */
const CanvasBoard = fetched(() => import("./canvas/CanvasBoard.tsx").then((module) => module.default), LARGE);
const Invite = fetched(() => import("./arrive/Invite.tsx").then((module) => module.default), { shape: "dialog" });
const Wall = fetched(() => import("./wall/Wall.tsx").then((module) => module.default), LARGE);
const Minutes = fetched(() => import("./record/MinutesPage.tsx").then((module) => module.default), PAGE);

/** Narrow, or a phone on its side: turning it must not bring another interface. */
const HAND = "(max-width: 759px), (max-height: 480px) and (pointer: coarse)";
/** Wide enough to be read from afar. */
const WALL = "(min-width: 1000px)";
/** Too narrow for the table's bar: what was chosen on a wider screen, or before the phone was turned, waits. */
const NO_TABLE = "(max-width: 599px)";

export function App() {
  const [language, setLanguage] = useState<Language>(deviceLanguage);
  const choice = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        remember("language", chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext value={choice}>
      <Guarded shape="page">
        <Pages />
      </Guarded>
    </LanguageContext>
  );
}

/** While somebody says who they are, or the page itself is drawn, what they will see is already on its way. */
export function fetchBoardAhead(page = addressOf(pathHere()).page): void {
  if (page !== "board") return;
  const views = chosenView() === "hand" ? [HandBoard] : [CanvasBoard, TableBoard];
  for (const view of views) view.ahead();
}

function Pages() {
  const route = addressOf(usePath());
  useEffect(() => fetchBoardAhead(route.page), [route.page]);
  switch (route.page) {
    case "home":
      return <Home />;
    case "code":
      return <CodePage code={route.code} />;
    case "none":
      return <Refused failure={{ failed: "no-such-route" }} again={() => go("/")} />;
    case "board":
    case "minutes":
    case "screen":
      return (
        <Door key={route.id} boardId={route.id}>
          <Inside page={route.page} />
        </Door>
      );
  }
}

function Inside({ page }: { page: BoardPage }) {
  const [chosen, setChosen] = useState<View | null>(() => recall<View>("view", "string"));
  useFetchAhead();
  const hasTable = !useMatch(NO_TABLE);
  const narrow = useMatch(HAND);
  const view = hasTable ? (chosen ?? (narrow ? "hand" : "table")) : "hand";
  const choice = useMemo(
    () => ({
      view,
      hasTable,
      choose: (to: View) => {
        remember("view", to);
        setChosen(to);
      },
      leave: () => go("/"),
    }),
    [view, hasTable],
  );
  const [inviting, invited] = useInvitation();
  const [isWall, leaveWall] = useWall(page);
  const Shown = page === "minutes" ? Minutes : view === "hand" ? HandBoard : TableBoard;
  return (
    <ViewContext value={choice}>
      {isWall ? <Wall onLeave={leaveWall} /> : <Shown />}
      {inviting && <Invite onClose={invited} />}
    </ViewContext>
  );
}

const LEFT = "wall.left";

/** Whoever only looks on, on a wide screen, sees what the room reads until they ask for the board; and how to leave that. */
function useWall(page: BoardPage): [boolean, () => void] {
  const { boardId } = useSession();
  const isLooking = useMe().role === "observer";
  const isWide = useMatch(WALL);
  const [left, setLeft] = useState(() => recallInTab<boolean>(LEFT, "boolean") ?? false);
  const leave = useCallback(() => {
    rememberInTab(LEFT, true);
    setLeft(true);
    go(`/b/${boardId}`);
  }, [boardId]);
  return [page === "screen" || (page === "board" && isLooking && isWide && !left), leave];
}

/** Whether it is to be shown how others come in, and what to do when that has been seen. */
function useInvitation(): [boolean, () => void] {
  const { boardId } = useSession();
  const [inviting, setInviting] = useState(() => isToInvite(boardId));
  const invited = useCallback(() => {
    hasInvited(boardId);
    setInviting(false);
  }, [boardId]);
  return [inviting, invited];
}

function chosenView(): View {
  if (matchMedia(NO_TABLE).matches) return "hand";
  return recall<View>("view", "string") ?? (matchMedia(HAND).matches ? "hand" : "table");
}

function useMatch(media: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(media).matches);
  useEffect(() => {
    const query = matchMedia(media);
    const follow = () => setMatches(query.matches);
    follow();
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, [media]);
  return matches;
}
