let coming: Promise<void> | null = null;

/** Resolves when all rules are there. @throws (rejects) where they do not come; the next call tries again. */
export function fetchRules(): Promise<void> {
  coming ??= import("./all-rules.ts").then(
    () => undefined,
    (fault: unknown) => {
      coming = null;
      throw fault;
    },
  );
  return coming;
}

/** Once they have come; where they do not, with the next news. */
export const whenFetched = (then: () => void): void => void fetchRules().then(then, () => undefined);
