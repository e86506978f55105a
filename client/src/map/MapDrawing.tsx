import { type OpinionGroups, opinionMap, sayList } from "@acuerdo/shared";
import { useId } from "react";
import { useNames } from "../sync/use-names.ts";
import { useLanguage, useMe, useSay } from "../sync/use-session.ts";
import "./map.css";
import { type Dot, dotsOf, letterOf, outlineOf, PAPER } from "./places.ts";

const RADIUS = 11;

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

function Person({ dot, number, fill, mine }: { dot: Dot; number: number; fill: string; mine: boolean }) {
  const names = useNames();
  const { x, y } = dot;
  return (
    <g transform={`translate(${x} ${y})`}>
      <title>{names.speaker(dot.person as never)}</title>
      {mine && <circle r={RADIUS + 5} className="ac-map-me" />}
      <circle r={RADIUS} fill={fill} className="ac-map-dot" />
      <text className="ac-map-letter" dy="0.36em">
        {letterOf(number)}
      </text>
    </g>
  );
}

/** Where the sign of my own dot has room. */
function Here({ dot }: { dot: Dot }) {
  const t = useSay();
  const right = dot.x > PAPER.w * 0.6;
  const side = right ? -1 : 1;
  return (
    <text
      x={dot.x + side * (RADIUS + 10)}
      y={dot.y}
      dy="0.36em"
      textAnchor={right ? "end" : "start"}
      className="ac-map-here"
    >
      {t(opinionMap.here)}
    </text>
  );
}

/** Everybody as a dot: colour, hatching and letter say the group; a ring and words say where I am. */
export function MapDrawing({ found }: { found: OpinionGroups }) {
  const t = useSay();
  const { language } = useLanguage();
  const { voiceId } = useMe();
  const id = useId();
  const dots = dotsOf(found);
  const me = dots.find(({ person }) => person === voiceId);
  const groups = found.groups.map(({ number, people }) =>
    t(opinionMap.groupPeople, { letter: letterOf(number), n: people.length }),
  );
  const mine = me ? found.groups[me.group] : undefined;
  const here = mine ? t(opinionMap.hereIn, { letter: letterOf(mine.number) }) : t(opinionMap.hereNowhere);
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
        {dots.map((dot) => {
          const number = found.groups[dot.group]?.number ?? 0;
          return (
            <Person
              key={dot.person}
              dot={dot}
              number={number}
              fill={`url(#${id}-${number % HATCHES.length})`}
              mine={dot === me}
            />
          );
        })}
        {me && <Here dot={me} />}
      </svg>
      <p>{here}</p>
    </>
  );
}
