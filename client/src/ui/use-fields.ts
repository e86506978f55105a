import { isLike } from "../sync/saved/sound.ts";

/**
 * Fields of something that others change as well. Only what somebody has touched is theirs, the rest follows what stands;
 * what was touched keeps what stood under it then, so that it is seen when others have changed it meanwhile.
 */

/** What somebody has touched, and what stood under it. */
export interface Touches<T extends object> {
  readonly touched: Partial<T>;
  readonly base: Partial<T>;
}

export interface Fields<T extends object> extends Touches<T> {
  /** As they are shown: what stands, with what somebody has touched of it. */
  readonly fields: T;
  /** Touched here, and changed by others since. */
  readonly overtaken: readonly (keyof T)[];
  readonly change: (changed: Partial<T>) => void;
  readonly takeTheirs: (name: keyof T) => void;
  readonly keepMine: (name: keyof T) => void;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const namesOf = <T extends object>(fields: Partial<T>) => Object.keys(fields) as (keyof T)[];

const pick = <T extends object>(fields: Partial<T>, names: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<T>;

/** What equals what stands is not touched, and what is nothing of its kind neither: a device may give it back spoiled. */
function touchesOf<T extends object>(standing: T, { touched, base }: Touches<T>): Touches<T> {
  const isTouched = (name: keyof T) => isLike(touched[name], standing[name]) && !same(touched[name], standing[name]);
  const names = namesOf(touched).filter(isTouched);
  return { touched: pick(touched, names), base: pick(base, names) };
}

/** @param keep takes what is touched from now on. */
export function fieldsOf<T extends object>(
  standing: T,
  kept: Touches<T>,
  keep: (touches: Touches<T>) => void,
): Fields<T> {
  const { touched, base } = touchesOf(standing, kept);
  const names = namesOf(touched);
  return {
    fields: { ...standing, ...touched },
    touched,
    base,
    overtaken: names.filter((name) => !same(standing[name], base[name])),
    change: (changed) => {
      const stood = { ...pick(standing, namesOf(changed)), ...base };
      keep(touchesOf(standing, { touched: { ...touched, ...changed }, base: stood }));
    },
    takeTheirs: (name) => {
      const others = names.filter((one) => one !== name);
      keep({ touched: pick(touched, others), base: pick(base, others) });
    },
    keepMine: (name) => keep({ touched, base: { ...base, ...pick<T>(standing, [name]) } }),
  };
}
