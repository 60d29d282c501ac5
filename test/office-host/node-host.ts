/** Microsoft's host script, unmodified, from node_modules in a vm context, wired to an emulated workbook. Puts `Excel`, `Office` and `OfficeExtension` where src/excel finds them. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createContext, Script } from "node:vm";
import type { EmulatedBook } from "./book.ts";
import { type Answers, CALL, excelAnswers } from "./excel-answers.ts";
import type { ExcelProfile } from "./profiles.ts";
import { makeServer, type OfficeServer } from "./server.ts";

export const OFFICE_DIST = resolve(import.meta.dirname, "../../node_modules/@microsoft/office-js/dist");
/** The script each platform loads. */
const FILES = { PC: "excel-win32-16.01.js", OfficeOnline: "excel-web-16.00.js" } as const;
const scripts = new Map<string, Script>();

/** `answers`: in place of the emulator's own (a recording played back). */
export function openNodeHost(book: EmulatedBook, profile: ExcelProfile, answers?: Answers): OfficeServer {
  const server = makeServer(book);
  server.payloadLimit = profile.payloadLimit;
  book.refusesCharts = profile.platform === "OfficeOnline";
  const answer = answers ?? excelAnswers(server);
  const room = roomFor();
  scriptOf(profile).runInContext(room);
  const office = commonApi(answer, profile);
  wire(room as unknown as Room, answer);
  Object.assign(room, { Office: office });
  Object.assign(globalThis, { Excel: room["Excel"], OfficeExtension: room["OfficeExtension"], OSF: room["OSF"], Office: office });
  return server;
}

function scriptOf({ platform }: ExcelProfile): Script {
  const file = FILES[platform];
  const script = scripts.get(file) ?? new Script(readFileSync(join(OFFICE_DIST, file), "utf8"), { filename: file });
  scripts.set(file, script);
  return script;
}

function roomFor(): Record<string, unknown> {
  const room: Record<string, unknown> = {
    console, setTimeout, clearTimeout, setInterval, clearInterval, performance, navigator: { userAgent: "node" }, document: {}, name: "",
    location: { href: "https://localhost/taskpane.html", search: "", hash: "", protocol: "https:", origin: "https://localhost" },
  };
  for (const name of ["window", "self", "top", "parent"]) room[name] = room;
  createContext(room);
  return room;
}

type Settle = (result: object) => void;

interface Room {
  readonly OfficeExtension: { readonly CommonUtility: { _doApiNotSupportedCheck: boolean } };
  readonly OSF: { readonly DDA: { RichApi: { executeRichApiRequestAsync?: (message: readonly unknown[], settle: Settle) => void } } };
}

/** The one call every batch goes through, and Microsoft's own guards against members above the requirement set; the shipped file sets their switch where nobody reads it. */
function wire({ OfficeExtension, OSF }: Room, answer: Answers): void {
  OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
  OSF.DDA.RichApi = { executeRichApiRequestAsync: (message, settle) => {
    // Through JSON as on every real transport, and never within the call itself.
    setImmediate(() => void answer(CALL.richApi, [String(message[4]), String(message[0])]).then((given) => settle(resultOf(given.status, { data: given.payload }))));
  } };
}

const resultOf = (status: number, value: unknown): object => (status === 0 ? { status: "succeeded", value } : { status: "failed", error: { code: status, name: "", message: `code ${status}` } });

/** The part of `Office` that does not live in the host script. */
function commonApi(answer: Answers, profile: ExcelProfile): object {
  const isSetSupported = (name: string, version = "1.1"): boolean => below(String(version), String(profile.sets[name] ?? "0.0"));
  return {
    FileType: { Compressed: "compressed" }, AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" }, HostType: { Excel: "Excel" }, PlatformType: { OfficeOnline: "OfficeOnline" },
    onReady: async () => ({ host: "Excel", platform: profile.platform }),
    context: {
      platform: profile.platform, requirements: { isSetSupported }, diagnostics: { platform: profile.platform, version: profile.version },
      document: { getFileAsync: (_: string, options: { readonly sliceSize: number }, done: Settle) => void openFile(answer, options.sliceSize, done) },
    },
  };
}

const below = (a: string, b: string): boolean => {
  const [x = 0, y = 0] = a.split(".").map(Number);
  const [p = 0, q = 0] = b.split(".").map(Number);
  return x < p || (x === p && y <= q);
};

async function openFile(answer: Answers, sliceSize: number, done: Settle): Promise<void> {
  const { status, payload: [handle, size] = [] } = await answer(CALL.fileOpen, []);
  const bytes = (base64: unknown): ArrayLike<number> => Buffer.from(String(base64 ?? ""), "base64");
  done(resultOf(status, {
    size, sliceCount: Math.ceil(Number(size) / sliceSize),
    getSliceAsync: (index: number, settle: Settle) => void answer(CALL.fileSlice, [handle, index * sliceSize, sliceSize]).then((slice) => settle(resultOf(slice.status, { data: bytes(slice.payload?.[0]), index, size: slice.payload?.[1] }))),
    closeAsync: (settle: Settle) => void answer(CALL.fileClose, [handle]).then((closed) => settle(resultOf(closed.status, undefined))),
  }));
}
