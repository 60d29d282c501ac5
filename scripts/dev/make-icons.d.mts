/** `{ "daicho-16.png": bytes, … }`, the names manifest.xml points at. */
export function makeIcons(): Record<string, Uint8Array>;
