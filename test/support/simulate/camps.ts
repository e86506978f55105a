import type { Grade, Score } from "@acuerdo/shared";
import { type Camps, stancesOf } from "../../unit/convergence/camps.ts";
import type { FixtureMember, FixtureStance, FixtureVersion, Workshop } from "./workshop.ts";

/** A generated board with camps of opinion, to be played like the workshops: for measuring, and for maps that show groups. */

const ORGANIZATIONS = 5;

const GRADE_OF: Readonly<Record<Score, Grade>> = {
  "2": "endorse",
  "1": "agree",
  "0": "accept",
  "-1": "reserve",
  "-2": "object",
};

const member = (n: number): FixtureMember => ({
  id: `p${n}`,
  name: `Person ${n}`,
  organization: `Organisation ${n % ORGANIZATIONS}`,
  brings: "",
  role: "participant",
  device: "laptop",
});

interface Answer extends FixtureStance {
  readonly statement: string;
}

/** An objection to a wording needs its reason. */
const versionOf = (id: string, by: string, given: readonly Answer[]): FixtureVersion => ({
  by,
  text: `Wording number ${id.slice(1)}`,
  sources: [],
  stances: given
    .filter(({ statement }) => statement === id)
    .map(({ by: person, grade }) => ({ by: person, grade, reason: grade === "object" ? "It ends what we do" : "" })),
});

/**
 * Person n writes every statement whose number leaves n when divided by the number of people, and never answers it. The
 * last `worded` of the statements are agreements under test, the others positions.
 */
export function campsWorkshop(shape: Camps, worded = 0): Workshop {
  const author = (statement: string) => `p${Number(statement.slice(1)) % shape.people}`;
  const rated = stancesOf(shape).filter(([person, statement]) => person !== author(statement));
  const positions = shape.statements - worded;
  const given = rated.map(([by, statement, answer]) => ({ by, statement, grade: GRADE_OF[answer as Score] }));
  const isPosition = (statement: string) => Number(statement.slice(1)) < positions;
  return {
    name: shape.seed,
    language: "en",
    board: { title: "Camps", objective: "What a crowd can hold together", voices: "named" },
    members: Array.from({ length: shape.people }, (_, n) => member(n)),
    positions: Array.from({ length: positions }, (_, n) => ({
      id: `s${n}`,
      by: author(`s${n}`),
      kind: "position",
      text: `Statement number ${n}`,
      cluster: null,
    })),
    clusters: [],
    positionStances: given
      .filter(({ statement }) => isPosition(statement))
      .map(({ by, statement, grade }) => ({ by, position: statement, grade })),
    agreements: Array.from({ length: worded }, (_, n) => `s${positions + n}`).map((id) => ({
      id,
      cluster: null,
      by: author(id),
      versions: [versionOf(id, author(id), given)],
    })),
    commitments: [],
    planted: { rewordings: [], opposites: [] },
    expected: { agreements: [], counts: {}, minutes: [] },
  };
}
