/** In the place of `lib0/broadcastchannel`, by which y-websocket would talk to other tabs: ours does so over the device (`provider.ts`), and never asks for it. */

export const subscribe = (): void => undefined;
export const unsubscribe = (): void => undefined;
export const publish = (): void => undefined;
