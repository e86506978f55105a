import { forgetInTab, recallInTab, rememberInTab } from "../sync/saved/tab.ts";

/** Whoever has just opened a board is shown on it, once, how others come in. */

const nameOf = (boardId: string): string => `invite.${boardId}`;

export const inviteLater = (boardId: string): unknown => rememberInTab(nameOf(boardId), true);

export const isToInvite = (boardId: string): boolean => recallInTab<boolean>(nameOf(boardId), "boolean") ?? false;

export const hasInvited = (boardId: string): void => forgetInTab(nameOf(boardId));
