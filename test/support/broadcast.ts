/** The broadcast harness: generated plans in, requests over HTTP and a WebSocket out. */
export { specifyBroadcast } from './broadcast/specify.ts';
