/** Names of what a store has in the data folder. */

export const DATABASE = "acuerdo.db";
/** Held by the server of the folder as long as it runs. */
export const LOCK = "lock";
