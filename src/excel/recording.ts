/** Runs a fixed script in a real Excel and keeps every question of office.js with Excel's answer: what the emulator in test/office-host is compared with. */
import type { Result } from "../core/model/result.ts";
import { err, ok } from "../core/model/result.ts";
import type { ExcelFault } from "./book-host.ts";
import { faultFor, stopWith, withExcel } from "./faults.ts";
import { SHEET, STEPS } from "./recording-script.ts";

/** The file a recording is kept in, as JSON. A change of its members is a new version. */
export interface Recording {
  readonly format: typeof RECORDING_FORMAT;
  readonly version: typeof RECORDING_VERSION;
  /** Platform and build of Excel. */
  readonly excel: string;
  /** What the script did, step by step, with the outcome: `{ ok: true, value }` or `{ ok: false, error }`. */
  readonly steps: readonly { readonly name: string; readonly outcome: unknown }[];
  /** In the order of the questions. */
  readonly exchanges: readonly Exchange[];
}

export interface Exchange {
  /** `part`: "" or the part of Excel it is for; `batch`: `Actions` and `ObjectPaths`. */
  readonly question: { readonly part: string; readonly batch: unknown };
  /** `status`: 0, or the host's code instead of an answer; `batch`: `Results` and perhaps `Error`. */
  readonly answer: { readonly status: number; readonly batch: unknown };
}

export const RECORDING_FORMAT = "daicho-excel-recording";
export const RECORDING_VERSION = 1;
/** The fault of a workbook that holds something: nothing of it may get into a recording. */
export const NOT_EMPTY = "DaichoNotEmpty";

/** A recording, or why there is none. Nothing is done to a workbook that is not empty. */
export async function recordExcel(): Promise<Result<Recording, ExcelFault>> {
  const exchanges: Exchange[] = [];
  const stop = listen(exchanges);
  try {
    const steps = await runScript();
    if (!steps.ok) return steps;
    await allAnswered(exchanges);
    const { platform, version } = Office.context.diagnostics;
    return ok({ format: RECORDING_FORMAT, version: RECORDING_VERSION, excel: `${String(platform)} ${version}`, steps: steps.value, exchanges });
  } finally {
    stop();
  }
}

/** The file: a line for each step and each exchange, so that two recordings can be compared line by line. */
export function recordingText({ steps, exchanges, ...rest }: Recording): string {
  const lines = (items: readonly unknown[]): string => `[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]`;
  return `${JSON.stringify(rest).slice(0, -1)},"steps":${lines(steps)},"exchanges":${lines(exchanges)}}\n`;
}

/** The script alone. A step that Excel refuses is an outcome like any other. */
export async function runScript(): Promise<Result<Recording["steps"], ExcelFault>> {
  const begun = await withExcel(async (context) => {
    await refuseFull(context);
    context.workbook.worksheets.add(SHEET);
    await context.sync();
  });
  if (!begun.ok) return err(begun.error);
  const steps: { readonly name: string; readonly outcome: unknown }[] = [];
  for (const [name, run] of STEPS) steps.push({ name, outcome: await withExcel((context) => run(context.workbook.worksheets.getItem(SHEET), context)) });
  steps.push({ name: "後始末", outcome: await withExcel(async (context) => context.workbook.worksheets.getItem(SHEET).delete()) });
  return ok(steps);
}

/** Asks for nothing but whether there is something. */
async function refuseFull(context: Excel.RequestContext): Promise<void> {
  const sheets = context.workbook.worksheets.load("items/id");
  await context.sync();
  const used = sheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load("rowCount"));
  await context.sync();
  if (used.some(({ isNullObject }) => !isNullObject)) stopWith(faultFor(NOT_EMPTY, ""));
}

interface RichResult {
  readonly status: string;
  readonly value?: { readonly data: readonly [status: number, headers: unknown, body: string | readonly string[]] };
  readonly error?: { readonly code: number };
}

type Ask = (message: readonly unknown[], settle: (result: RichResult) => void) => void;

interface RichApi {
  readonly executeRichApiRequestAsync: Ask;
}

/** The one call all batches of office.js go through (private to it; of both its files for Excel in builds 16.0.15407 to 16.0.20308). */
interface Inside {
  readonly OSF: { readonly DDA: { RichApi: RichApi } };
}

/** What office.js has to tell Excel on its own account, whenever it comes to it. */
const OFFICE_ITSELF = "Microsoft.InternalService.";

/** Notes every question and its answer until the returned function is called. office.js protects the call itself, so another object stands in for its holder. */
function listen(exchanges: Exchange[]): () => void {
  const { DDA } = (globalThis as unknown as Inside).OSF;
  const inside = DDA.RichApi;
  const executeRichApiRequestAsync: Ask = (message, settle) => {
    const [part, text] = [String(message[0]), String(message[4])];
    if (text.includes(OFFICE_ITSELF)) return inside.executeRichApiRequestAsync(message, settle);
    const place = exchanges.length;
    const question = { part, batch: JSON.parse(text) as unknown };
    exchanges.push({ question, answer: UNANSWERED });
    inside.executeRichApiRequestAsync(message, (result) => {
      exchanges[place] = { question, answer: answerIn(result) };
      settle(result);
    });
  };
  DDA.RichApi = Object.create(inside, { executeRichApiRequestAsync: { value: executeRichApiRequestAsync } }) as RichApi;
  return () => void (DDA.RichApi = inside);
}

const UNANSWERED: Exchange["answer"] = { status: -1, batch: null };

function answerIn({ status, value, error }: RichResult): Exchange["answer"] {
  if (status !== "succeeded" || value === undefined) return { status: error?.code ?? -1, batch: null };
  const [, , body] = value.data;
  return { status: 0, batch: JSON.parse(typeof body === "string" ? body : body.join("")) as unknown };
}

const PATIENCE = { times: 50, ms: 100 } as const;

/** office.js lets go of its ranges after the last step; those answers belong to the recording, too. */
async function allAnswered(exchanges: readonly Exchange[]): Promise<void> {
  for (let i = 0; i < PATIENCE.times; i++) {
    await new Promise((settle) => setTimeout(settle, PATIENCE.ms));
    if (exchanges.every(({ answer }) => answer !== UNANSWERED)) return;
  }
}
