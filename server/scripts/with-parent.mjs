/** Loaded into every process that `npm run dev` starts: it does not outlive the one that started it. */
const LOOK_MS = 1_000;
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, LOOK_MS).unref();
