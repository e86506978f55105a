import { type ExportFormat, type Language, pathOf } from "@acuerdo/shared";
import { useState } from "react";
import type { Session } from "../sync/session.ts";
import { useSession } from "../sync/use-session.ts";

export type ExportState =
  | { readonly state: "idle" | "fetching" | "failed" }
  | { readonly state: "done"; readonly file: string };

/** The name that the server gives the file, which it makes from the board's title. */
function nameIn(response: Response, fallback: string): string {
  return /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? fallback;
}

function hand(blob: Blob, file: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = file;
  link.click();
  // the browser reads the file after the click has returned
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function fetchExport(session: Session, format: ExportFormat, language: Language): Promise<ExportState> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const query = format === "md" ? `?${new URLSearchParams({ language, timeZone })}` : "";
  const response = await session.download(pathOf("export", { id: session.boardId, format }) + query);
  if (!response) return { state: "failed" };
  const file = nameIn(response, `acuerdo.${format}`);
  hand(await response.blob(), file);
  return { state: "done", file };
}

export interface Exporting {
  readonly exported: ExportState;
  readonly start: (format: ExportFormat, language: Language) => Promise<void>;
  /** What became of it has been read. */
  readonly dismiss: () => void;
}

/** A link cannot carry the token, so the file is fetched with it and then handed to the browser. */
export function useExport(): Exporting {
  const session = useSession();
  const [state, setState] = useState<ExportState>({ state: "idle" });
  const start = async (format: ExportFormat, language: Language) => {
    setState({ state: "fetching" });
    // the connection may break in the middle of the file
    setState(await fetchExport(session, format, language).catch(() => ({ state: "failed" }) as const));
  };
  return { exported: state, start, dismiss: () => setState({ state: "idle" }) };
}
