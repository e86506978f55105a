import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/**
 * Answers out of sight speak for those that are in it: a column of whole sentences is shown where all of it is seen, else a row;
 * and of what is not seen even so it is said that it is there.
 */

const GRADE = ".ac-stance-grade";
/** What may stick to the lower edge of what scrolls, over the answers. */
const STUCK = ".ac-respond-foot, .ac-answers-below";

const scrollerOf = (element: Element): Element | null => element.closest(".ac-hand-main, .ac-answering");

/** CSS pixels of the window down to which the answers are seen. */
function clearTo(scroller: Element): number {
  const stuck = [...scroller.querySelectorAll(STUCK)].filter((one) => getComputedStyle(one).position === "sticky");
  const edges = stuck.map((one) => one.getBoundingClientRect().top);
  return Math.min(scroller.getBoundingClientRect().bottom, ...edges);
}

/** CSS pixels at the foot of an answer in which it says nothing. */
const MARGIN = 6;

/** Answers of which not all is seen, because they lie too low. */
export function answersBelow(statement: Element): HTMLElement[] {
  const scroller = scrollerOf(statement);
  if (!scroller) return [];
  const end = clearTo(scroller);
  return [...statement.querySelectorAll<HTMLElement>(GRADE)].filter(
    (grade) => grade.getBoundingClientRect().bottom - MARGIN > end,
  );
}

interface InSight {
  /** How many answers lie below what is seen. */
  readonly below: number;
  /** A column of them would not all be seen. */
  readonly isTooTall: boolean;
}

/** @param isAnswered from then on they keep their form: nothing moves under a finger. */
export function useAnswersInSight(statement: RefObject<Element | null>, isAnswered: boolean): InSight {
  const [below, setBelow] = useState(0);
  const [isTooTall, setTooTall] = useState(false);
  const keepsForm = useRef(isAnswered);
  useEffect(() => {
    keepsForm.current = isAnswered;
  });
  useLayoutEffect(() => {
    const element = statement.current;
    const scroller = element && scrollerOf(element);
    if (!element || !scroller) return;
    const look = () => {
      const { length } = answersBelow(element);
      setBelow(length);
      if (length > 0 && scroller.scrollTop === 0 && !keepsForm.current) setTooTall(true);
    };
    look();
    const sizes = new ResizeObserver(look);
    for (const one of [element, scroller]) sizes.observe(one);
    scroller.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener("scroll", look);
    };
  }, [statement]);
  return { below, isTooTall };
}
