import { type OpinionGroups, opinionMap, sayList, takesPart } from "@acuerdo/shared";
import { memo, useId, useMemo } from "react";
import { useNames } from "../sync/ledger/use-names.ts";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import "./map.css";
import { type Dot, dotsOf, letterOf, outlineOf, PAPER, RADIUS } from "./places.ts";

/** Hatchings that differ in grey and on paper. */
const HATCHES: readonly string[] = ["", "M0 8L8 0", "M0 4H8", "M4 0V8", "M0 4H8M4 0V8"];

function Hatches({ id }: { id: string }) {
  return (
    <defs>
      {HATCHES.map((d, n) => (
        <pattern key={d} id={`${id}-${n}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" className={`ac-map-fill-${n}`} />
          <path d={d} className="ac-map-hatch" />
        </pattern>
      ))}
    </defs>
  );
}

function Person({ dot, name, number, fill, mine }: PersonProps) {
  const { x, y } = dot;
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{name}</title>
      {mine && <circle r={RADIUS + 5} className="ac-map-me" />}
      <circle r={RADIUS} fill={fill} className="ac-map-dot" />
      <text className="ac-map-letter" dy="0.36em">
        {letterOf(number)}
      </text>
    </g>
  );
}

interface PersonProps {
  readonly dot: Dot;
  readonly name: string;
  readonly number: number;
  readonly fill: string;
  readonly mine: boolean;
}

/** The sign of my own dot, at the nearer edge where no dot lies, and a line to it. */
function Here({ dot }: { dot: Dot }) {
  const t = useSay();
  const below = dot.y > PAPER.h / 2;
  const x = Math.min(Math.max(dot.x, 80), PAPER.w - 80);
  return (
    <>
      <line x1={dot.x} y1={dot.y} x2={x} y2={below ? PAPER.h - 32 : 30} className="ac-map-lead" />
      <text x={x} y={below ? PAPER.h - 14 : 24} className="ac-map-here">
        {t(opinionMap.here)}
      </text>
    </>
  );
}

/** Where I am, in words; whoever gives no stance is nowhere for good. */
function useWhere(mine: OpinionGroups["groups"][number] | undefined): string {
  const t = useSay();
  const isAsked = takesPart(useLedger("board", "members"), useMe());
  if (mine) return t(opinionMap.hereIn, { letter: letterOf(mine.number) });
  return t(isAsked ? opinionMap.hereNowhere : opinionMap.hereObserving);
}

function People({
  found,
  dots,
  id,
  me,
}: {
  found: OpinionGroups;
  dots: readonly Dot[];
  id: string;
  me: Dot | undefined;
}) {
  const names = useNames();
  return dots.map((dot) => {
    const number = found.groups[dot.group]?.number ?? 0;
    return (
      <Person
        key={dot.person}
        dot={dot}
        name={names.speaker(dot.person as never)}
        number={number}
        fill={`url(#${id}-${number % HATCHES.length})`}
        mine={dot === me}
      />
    );
  });
}

/** Everybody as a dot: colour, hatching and letter say the group; a ring and words say where I am. */
export const MapDrawing = memo(function MapDrawing({ found }: { found: OpinionGroups }) {
  const t = useSay();
  const { language } = useLanguage();
  const { voiceId } = useMe();
  const id = useId();
  const dots = useMemo(() => dotsOf(found), [found]);
  const me = dots.find(({ person }) => person === voiceId);
  const groups = found.groups.map(({ number, people }) =>
    t(opinionMap.groupPeople, { letter: letterOf(number), n: people.length }),
  );
  const here = useWhere(me && found.groups[me.group]);
  return (
    <>
      <svg
        className="ac-map"
        viewBox={`0 0 ${PAPER.w} ${PAPER.h}`}
        role="img"
        aria-label={t(opinionMap.drawing, { groups: sayList(language, groups), here })}
      >
        <Hatches id={id} />
        {found.groups.map(({ number }, g) => {
          const outline = outlineOf(dots.filter((dot) => dot.group === g));
          return <polygon key={number} className={`ac-map-group ac-map-stroke-${number}`} points={outline.join(" ")} />;
        })}
        {me && <Here dot={me} />}
        <People found={found} dots={dots} id={id} me={me} />
      </svg>
      <p>{here}</p>
    </>
  );
});
