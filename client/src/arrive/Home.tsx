import { common, home, opening, parts, sayDate } from "@acuerdo/shared";
import { DoorOpen } from "lucide-react";
import { useEffect, useState } from "react";
import { forgetBoard, type KnownBoard, knownBoards } from "../sync/saved/device.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Page } from "../ui/Page.tsx";
import { go } from "../ui/route.ts";
import { dressLater } from "../ui/type.ts";
import { usePage } from "../ui/use-page.ts";
import { CodeForm } from "./CodeForm.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { OpenForm } from "./OpenForm.tsx";
import "./arrive.css";
import "./home.css";
import { at } from "../sync/base.ts";

export default function Home() {
  const t = useSay();
  const [isLeaving, setLeaving] = useState(false);
  const heading = usePage("");
  useEffect(dressLater, []);
  return (
    <Page wide>
      <h1 ref={heading} className="ac-home-lead">
        {t(home.lead)}
      </h1>
      <div className="ac-home">
        <div className="ac-home-side">
          <section className="ac-panel">
            <h2>{t(home.joinTitle)}</h2>
            <CodeForm />
          </section>
          <KnownBoards />
        </div>
        <section className="ac-panel">
          <h2>{t(opening.open.title)}</h2>
          <OpenForm />
        </section>
      </div>
      <footer className="ac-home-leave">
        <p className="ac-soft">
          <a href={at("/licences.txt")}>{t(home.licences)}</a>
        </p>
        <Button variant="quiet" icon={DoorOpen} onClick={() => setLeaving(true)}>
          {t(common.leaveComputer)}
        </Button>
      </footer>
      {isLeaving && <LeaveDialog onClose={() => setLeaving(false)} />}
    </Page>
  );
}

function KnownBoards() {
  const t = useSay();
  const [boards, setBoards] = useState(knownBoards);
  return (
    <section className="ac-panel">
      <h2>{t(home.boardsTitle)}</h2>
      {boards.length === 0 ? (
        <p className="ac-soft">{t(home.boardsNone)}</p>
      ) : (
        <ul className="ac-boards">
          {boards.map((board) => (
            <BoardRow
              key={board.id}
              board={board}
              forget={() => {
                forgetBoard(board.id);
                setBoards(knownBoards());
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function BoardRow({ board, forget }: { board: KnownBoard; forget: () => void }) {
  const t = useSay();
  const { language } = useLanguage();
  const path = `/b/${board.id}`;
  return (
    <li className="ac-board">
      <a
        href={at(path)}
        className="ac-board-link"
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          go(path);
        }}
      >
        <strong>{board.title}</strong>
        <span className="ac-board-objective">{board.objective}</span>
        <span className="ac-soft">
          {t(home.lastHere, { role: t(parts[board.role]), date: sayDate(language, board.at) })}
        </span>
      </a>
      <Menu label={t(common.more)} groups={[[{ label: t(home.forget), onSelect: forget }]]} />
    </li>
  );
}
