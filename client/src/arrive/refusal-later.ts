import { fetched } from "../ui/fetched.tsx";

/** Few on a phone ever read one of the table's sentences: they come when they are needed, from the server that has said no. */
export const RefusalLater = fetched(() => import("./RefusalWords.tsx").then((module) => module.RefusalWords), {
  shape: "line",
});
