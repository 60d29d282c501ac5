import wasm from "highs/runtime";

/** HiGHS's engine, carried inside the script as base64: the page asks for no file. */
export function highsWasm(): Uint8Array {
  const text = atob(wasm.slice(wasm.indexOf(",") + 1));
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}
