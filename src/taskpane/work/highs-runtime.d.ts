declare module "highs/runtime" {
  /** data: URL, made by webpack. */
  const wasm: string;
  export default wasm;
}
