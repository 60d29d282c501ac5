/** One file of a result, in memory: the command line puts it into a folder, the page into a zip or a save dialogue. */
export interface OutputFile {
  /** Path below the output directory, `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** SHA-256 in hex: node:crypto on the command line, WebCrypto in the page. */
export type Sha256 = (bytes: Uint8Array) => Promise<string>;

export const textFile = (path: string, text: string): OutputFile => ({ path, bytes: new TextEncoder().encode(text) });
export const jsonFile = (path: string, value: unknown): OutputFile => textFile(path, `${JSON.stringify(value, null, 2)}\n`);
