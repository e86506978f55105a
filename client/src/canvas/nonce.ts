import { setNonce } from "get-nonce";

/**
 * The server puts a fresh nonce into each page. tldraw's watermark and text editor, and what locks the page's scroll
 * behind a dialog, write their styles with it: without it the policy would block them, and hide the watermark.
 */
const meta = document.querySelector<HTMLMetaElement>('meta[name="acuerdo-nonce"]');

export const nonce: string = meta?.nonce || meta?.content || "";

setNonce(nonce);
