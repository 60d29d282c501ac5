/** Microsoft's host script, unmodified, from node_modules in a vm context, wired to an emulated workbook. Puts `Excel`, `Office` and `OfficeExtension` where src/excel finds them. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createContext, Script } from "node:vm";
import { bytesOf, type EmulatedBook } from "./book.ts";
import { type ExcelProfile } from "./profiles.ts";
import { makeServer, type OfficeServer } from "./server.ts";

export const OFFICE_DIST = resolve(import.meta.dirname, "../../node_modules/@microsoft/office-js/dist");
let script: Script | undefined;

/** Words office.js uses for codes of the host (its own table is not reachable over this transport). */
const HOST_CODES: Readonly<Record<number, string>> = { 5004: "InvalidOperationInCellEditMode", 5103: "RequestPayloadSizeLimitExceeded", 5104: "ResponsePayloadSizeLimitExceeded" };

interface Message {
  readonly id: number;
  readonly message: { readonly body: unknown };
}

export function openNodeHost(book: EmulatedBook, profile: ExcelProfile): OfficeServer {
  const server = makeServer(book);
  server.payloadLimit = profile.payloadLimit;
  const bridge = {
    onMessageFromHost: (_: string): void => undefined,
    sendMessageToHost: (text: string): void => {
      const { id, message } = JSON.parse(text) as Message;
      setImmediate(() => {
        const answer = server.answer(JSON.stringify(message.body));
        const code = "hostFault" in answer ? (HOST_CODES[answer.hostFault] ?? "GeneralException") : "";
        const reply = "hostFault" in answer ? { statusCode: 400, headers: {}, body: { error: { code, message: code } } } : { statusCode: 200, headers: {}, body: JSON.parse(answer.body) as unknown };
        bridge.onMessageFromHost(JSON.stringify({ id, type: 2, message: reply }));
      });
    },
  };
  const room = roomFor(bridge);
  script ??= new Script(readFileSync(join(OFFICE_DIST, "excel-win32-16.01.js"), "utf8"), { filename: "excel-win32-16.01.js" });
  script.runInContext(room);
  arm(room["OfficeExtension"] as Armed, profile);
  Object.assign(globalThis, { Excel: room["Excel"], OfficeExtension: room["OfficeExtension"], Office: commonApi(server, profile) });
  return server;
}

function roomFor(bridge: object): Record<string, unknown> {
  const room: Record<string, unknown> = {
    console, setTimeout, clearTimeout, setInterval, clearInterval, performance, _richApiNativeBridge: bridge, navigator: { userAgent: "node" }, document: {}, name: "",
    location: { href: "https://localhost/taskpane.html", search: "", hash: "", protocol: "https:", origin: "https://localhost" },
  };
  for (const name of ["window", "self", "top", "parent"]) room[name] = room;
  createContext(room);
  return room;
}

interface Armed {
  readonly CommonUtility: { _doApiNotSupportedCheck: boolean };
}

/** Microsoft's own guards against members above the requirement set; the shipped file sets the switch where nobody reads it. */
function arm(extension: Armed, _profile: ExcelProfile): void {
  extension.CommonUtility._doApiNotSupportedCheck = true;
}

/** The part of `Office` that does not live in the host script. */
function commonApi(server: OfficeServer, profile: ExcelProfile): object {
  const isSetSupported = (name: string, version = "1.1"): boolean => below(version, String(profile.sets[name] ?? "0.0"));
  return {
    FileType: { Compressed: "compressed" }, AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" }, HostType: { Excel: "Excel" },
    onReady: async () => ({ host: "Excel", platform: profile.platform }),
    context: { requirements: { isSetSupported }, diagnostics: { platform: profile.platform, version: profile.version }, document: { getFileAsync: (_: string, options: { readonly sliceSize: number }, done: (answer: object) => void) => void openFile(server, options.sliceSize, done) } },
  };
}

const below = (a: string, b: string): boolean => {
  const [x = 0, y = 0] = a.split(".").map(Number);
  const [p = 0, q = 0] = b.split(".").map(Number);
  return x < p || (x === p && y <= q);
};

async function openFile(server: OfficeServer, sliceSize: number, done: (answer: object) => void): Promise<void> {
  const bytes = await bytesOf(server.book);
  done({ status: "succeeded", value: {
    size: bytes.length, sliceCount: Math.ceil(bytes.length / sliceSize),
    getSliceAsync: (i: number, settle: (answer: object) => void) => settle({ status: "succeeded", value: { data: [...bytes.subarray(i * sliceSize, (i + 1) * sliceSize)] } }),
    closeAsync: (settle: (answer: object) => void) => settle({ status: "succeeded", value: undefined }),
  } });
}
