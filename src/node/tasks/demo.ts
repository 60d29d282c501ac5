import { err, ok } from "../../core/model/result.ts";
import { checkOutput, writeDirectory } from "../atomic-directory.ts";
import { makeDemo } from "../demo/make-demo.ts";
import { refusal } from "../../core/model/refusal.ts";
import type { Task } from "./task.ts";

export interface DemoOptions {
  readonly out: string;
  readonly replace: boolean;
  /** Number of people as typed; default 300. */
  readonly staff?: string;
  /** Default 1. */
  readonly seed?: string;
}

const PEOPLE = { least: 20, most: 100_000, usual: 300 } as const;

const whole = (text: string | undefined, usual: number): number => (text === undefined ? usual : /^\d{1,9}$/u.test(text) ? Number(text) : Number.NaN);

/** Writes an invented municipality: `input/` the messy ledgers, `truth/` what they mean, `例/` an example of transfer plans. */
export const demo: Task<DemoOptions> = async (options, ports) => {
  const staff = whole(options.staff, PEOPLE.usual);
  const seed = whole(options.seed, 1);
  if (!(staff >= PEOPLE.least && staff <= PEOPLE.most)) return err(refusal(`職員数（--staff）は ${PEOPLE.least} から ${PEOPLE.most} までの整数です。`));
  if (Number.isNaN(seed)) return err(refusal("種（--seed）は 0 以上の整数です。"));
  const refused = await checkOutput(options.out, options.replace);
  if (refused !== undefined) return err(refused);
  ports.progress("架空の台帳を作る", 0, 0);
  const { files, truth, examples } = await makeDemo({ staff, seed });
  const all = [...files.map((file) => ({ ...file, path: `input/${file.path}` })), ...truth.map((file) => ({ ...file, path: `truth/${file.path}` })), ...examples.map((file) => ({ ...file, path: `例/${file.path}` }))];
  const written = await writeDirectory(options.out, all, options.replace);
  if (!written.ok) return written;
  const lines = [`架空の自治体（職員 ${staff} 人）の台帳 ${files.length} 件を「${options.out}/input」に、その正しい内容を「${options.out}/truth」に書きました。`, `異動案の例を「${options.out}/例」に書きました（daicho score … --transfer ${options.out}/例/異動案の例.xlsx）。`, `次は: daicho run ${options.out}/input --out 出力フォルダー`];
  return ok({ lines, json: { out: options.out, ledgers: files.map(({ path }) => `input/${path}`), truth: truth.map(({ path }) => `truth/${path}`), examples: examples.map(({ path }) => `例/${path}`), staff, seed }, errors: 0 });
};
