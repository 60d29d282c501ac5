import { isValueKind, normaliseValue, VALUE_KINDS } from "../../core/normalise/normalise-value.ts";
import { err, ok } from "../../core/model/result.ts";
import { decodeText, detectEncoding } from "../../xlsx/read/encoding.ts";
import { refusal } from "../../core/model/refusal.ts";
import type { Task } from "./task.ts";

export interface NormalizeOptions {
  readonly kind: string;
  /** Era that stands in another column. */
  readonly era?: string;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };
const unescape = (line: string): string => line.replace(/\\(.)/gu, (whole, c: string) => ESCAPES[c] ?? whole);

/** One value per stdin line → one JSON object per line (`contract.md` 4). */
export const normalize: Task<NormalizeOptions> = async ({ kind, era }, ports) => {
  if (kind !== "encoding" && !isValueKind(kind)) return err(refusal(`値の種類「${kind}」はありません。${[...VALUE_KINDS, "encoding"].join("、")} のどれかを指定してください。`));
  const text = await ports.readStdin();
  const lines = text.endsWith("\n") ? text.slice(0, -1).split("\n") : text === "" ? [] : text.split("\n");
  const results = lines.map((line) => {
    const input = unescape(line.replace(/\r$/u, ""));
    if (kind === "encoding" || !isValueKind(kind)) return readEncoding(input);
    const { value, issue, detail } = normaliseValue(kind, input, era === undefined ? {} : { era });
    return { input, value, issue, ...(detail === undefined ? {} : { detail }) };
  });
  return ok({ lines: results.map((result) => JSON.stringify(result)), json: results, errors: 0 });
};

function readEncoding(input: string): object {
  const bytes = new Uint8Array(Buffer.from(input, "base64"));
  const { encoding, confident } = detectEncoding(bytes);
  return { input, value: encoding, issue: confident ? null : "encoding_doubtful", detail: { text: decodeText(bytes, encoding) } };
}
