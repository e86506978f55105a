import { useState } from "react";

/**
 * Fields of something that others change as well. Only what somebody has touched is theirs, the rest follows what stands;
 * what was touched keeps what stood under it then, so that it is seen when others have changed it meanwhile.
 */

export interface Fields<T extends object> {
  /** As they are shown. */
  readonly fields: T;
  readonly touched: Partial<T>;
  /** What stood where something was touched. */
  readonly base: Partial<T>;
  /** Touched here, and changed by others since. */
  readonly overtaken: readonly (keyof T)[];
  readonly change: (changed: Partial<T>) => void;
  readonly takeTheirs: (name: keyof T) => void;
  readonly keepMine: (name: keyof T) => void;
}

const without = <T extends object>(fields: Partial<T>, name: keyof T): Partial<T> => {
  const { [name]: _, ...rest } = fields;
  return rest as Partial<T>;
};

const namesOf = <T extends object>(fields: Partial<T>) => Object.keys(fields) as (keyof T)[];

export function useFields<T extends object>(standing: T): Fields<T> {
  const [touched, setTouched] = useState<Partial<T>>({});
  const [base, setBase] = useState<Partial<T>>({});
  const stands = (name: keyof T): Partial<T> => ({ [name]: standing[name] }) as Partial<T>;
  return {
    fields: { ...standing, ...touched },
    touched,
    base,
    overtaken: namesOf(touched).filter((name) => standing[name] !== base[name] && standing[name] !== touched[name]),
    change: (changed) => {
      setTouched((before) => ({ ...before, ...changed }));
      setBase((before) => ({ ...Object.assign({}, ...namesOf(changed).map(stands)), ...before }));
    },
    takeTheirs: (name) => {
      setTouched((before) => without(before, name));
      setBase((before) => without(before, name));
    },
    keepMine: (name) => setBase((before) => ({ ...before, ...stands(name) })),
  };
}
