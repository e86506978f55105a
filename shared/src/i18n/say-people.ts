import type { Board, Language, People } from "../nouns/board/board.ts";
import { crowd as words } from "./crowd.ts";
import { say, sayDate, sayList } from "./say.ts";

/** '1 mediates, 11 take part and 2 observe': how many are on a board with anonymous voices. */
export function sayPeople(language: Language, { mediators, participants, observers }: People): string {
  const parts = [
    [words.mediating, mediators],
    [words.participating, participants],
    [words.observing, observers],
  ] as const;
  return sayList(
    language,
    parts.flatMap(([sentence, n]) => (n > 0 ? [say(language, sentence, { n })] : [])),
  );
}

/** Who took part, as the minutes of a board with anonymous voices say it. */
export function sayCrowd(language: Language, people: People): string {
  const said = sayPeople(language, people);
  return said === "" ? say(language, words.minutesFew) : say(language, words.minutes, { people: said });
}

/** The day of something said. Where voices are anonymous a time is a day already, in UTC: in another zone it would be another. */
export function sayDay(language: Language, board: Pick<Board, "voices">, at: number): string {
  return sayDate(language, board.voices === "anonymous" ? new Date(at).toISOString().slice(0, 10) : at);
}
