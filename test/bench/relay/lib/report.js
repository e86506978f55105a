export const machine = () => ({});
export const report = (results) => JSON.stringify(results, null, 1);
export const writeDocs = () => undefined;
