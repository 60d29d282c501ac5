/** The built pane in Chromium as in Excel for Windows: office.js boots through `window.external` as WebView2 gives it, the workbook lives in this process. */
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { headersOf } from "../../src/node/pane-headers.ts";
import { type OpenPage, openBrowser, type PageOptions } from "../support/browser.ts";
import { bytesOf, type EmulatedBook } from "./book.ts";
import type { ExcelProfile } from "./profiles.ts";
import { makeServer, type OfficeServer } from "./server.ts";

/** Dispatch ids of Excel for Windows. */
const RICH_API = 93;
const FILE_OPEN = 77;
const FILE_SLICE = 80;
const FILE_CLOSE = 81;
const INTERNAL_ERROR = 5001;

export interface OpenPane extends OpenPage {
  readonly server: OfficeServer;
}

interface PaneOptions extends Omit<PageOptions, "origin"> {
  readonly root: string;
  readonly book: EmulatedBook;
  readonly profile: ExcelProfile;
  readonly address?: string;
  /** Excel that never answers. */
  readonly silent?: boolean;
}

/** Serves a folder with the headers of `daicho serve`. */
export async function serveFolder(root: string): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const path = join(root, normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname)));
    const found = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    response.writeHead(found ? 200 : 404, headersOf(path)).end(found ? readFileSync(path) : "");
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  return { origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`, close: () => server.close() };
}

export async function openPane(options: PaneOptions): Promise<OpenPane> {
  const { root, book, profile, silent, address, ...browser } = options;
  const site = await serveFolder(root);
  const server = makeServer(book);
  const opened = await openBrowser({ ...browser, origin: site.origin });
  const answer = excelAnswers(server);
  await opened.page.exposeBinding("__excel", async (_, id: number, parameters: unknown) => (silent === true ? new Promise(() => undefined) : answer(id, parameters)));
  await opened.page.addInitScript(installWindowExternal, { version: profile.version, matrix: JSON.stringify(profile.sets), silent: silent === true });
  await opened.page.goto(`${site.origin}/${address ?? "taskpane.html"}`);
  return {
    ...opened, server,
    close: async () => {
      await opened.close();
      site.close();
    },
  };
}

interface Answer {
  readonly status: number;
  readonly payload?: readonly unknown[];
}

function excelAnswers(server: OfficeServer): (id: number, parameters: unknown) => Promise<Answer> {
  const copies = new Map<number, Uint8Array>();
  return async (id, parameters) => {
    if (id === RICH_API) {
      const reply = server.answer(String(parameters));
      return "hostFault" in reply ? { status: reply.hostFault } : { status: 0, payload: [200, [], reply.body] };
    }
    if (id === FILE_OPEN) {
      const bytes = await bytesOf(server.book);
      copies.set(copies.size + 1, bytes);
      return { status: 0, payload: [copies.size, bytes.length] };
    }
    const [handle, start, length] = (parameters as readonly unknown[]).map(Number) as [number, number, number];
    const bytes = copies.get(handle);
    if (bytes === undefined || (id !== FILE_SLICE && id !== FILE_CLOSE)) return { status: INTERNAL_ERROR };
    if (id === FILE_CLOSE) return { status: copies.delete(handle) ? 0 : INTERNAL_ERROR, payload: [] };
    const part = bytes.subarray(start, start + length);
    return { status: 0, payload: [Buffer.from(part).toString("base64"), part.length] }; // a list of numbers once it is in the page: it travels faster so
  };
}

interface External {
  [name: string]: unknown;
}

/** Runs in the page before any script of it. Arrays come as COM gives them: objects with `toArray`, `getItem` and bounds. */
function installWindowExternal(facts: { readonly version: string; readonly matrix: string; readonly silent: boolean }): void {
  const host = globalThis as unknown as { readonly __excel: (id: number, parameters: unknown) => Promise<Answer> };
  const FILE_SLICE_ID = 80;
  const RICH_API_ID = 93;
  const comArray = (items: readonly unknown[]): object => ({ toArray: () => items, dimensions: () => 1, lbound: () => 0, ubound: () => items.length - 1, getItem: (i: number) => items[i] });
  const context: External = {
    GetAppType: () => 1, GetSolutionRef: () => "{6f2c1a58-3b7e-4d0a-9a41-d5c0a7e4b826}", GetAppVersionMajor: () => 16, GetAppVersionMinor: () => 1, GetAppUILocale: () => "ja-JP", GetAppDataLocale: () => "ja-JP",
    GetDocUrl: () => "C:\\台帳\\職員名簿.xlsx", GetAppCapabilities: () => 0, GetActivationMode: () => 1, GetControlIntegrationLevel: () => 1, GetSolutionToken: () => "", GetCorrelationId: () => "0", GetInstanceId: () => "1",
    GetTouchEnabled: () => false, GetCommerceAllowed: () => false, GetSupportedMatrix: () => facts.matrix, GetDialogRequirementMatrix: () => facts.matrix, GetHostCustomMessage: () => "", GetHostFullVersion: () => facts.version, GetInitialDisplayMode: () => 0,
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }), GetOsfControl: () => ({}),
    GetOfficeThemeInfo: () => JSON.stringify({ primaryFontColor: 0x262626, primaryBackgroundColor: 0xffffff, secondaryFontColor: 0x262626, secondaryBackgroundColor: 0xf3f2f1 }),
  };
  const external = window.external as unknown as External;
  external["GetHostInfo"] = () => "Excel$Win32$16.01$ja-JP$$$disableLogging$0";
  external["GetLoggingAllowed"] = () => false;
  external["GetContext"] = () => (facts.silent ? undefined : context);
  external["Execute"] = (id: number, parameters: unknown, done: (answer: object, status: number) => void) => {
    void host.__excel(id, id === RICH_API_ID ? ((parameters as readonly unknown[])[0] as readonly unknown[])[4] : parameters).then(({ status, payload }) => {
      const items = payload?.map((item, i) => (id === FILE_SLICE_ID && i === 0 ? comArray(Array.from(atob(String(item)), (char) => char.charCodeAt(0))) : item));
      done(comArray([status, items === undefined ? null : comArray(items)]), status);
    });
  };
  external["RegisterEvent"] = (_: number, __: unknown, ___: unknown, done: (status: number) => void) => done(0);
  external["UnregisterEvent"] = (_: number, __: unknown, done: (status: number) => void) => done(0);
}
