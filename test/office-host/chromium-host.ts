/** The built pane in Chromium as in Excel: for Windows through `window.external` as WebView2 gives it, on the web in a frame (web-host.ts). The workbook lives in this process. */
import { createServer } from "node:http";
import type { Frame } from "playwright-core";
import { type OpenPage, openBrowser, type PageOptions } from "../support/browser.ts";
import type { EmulatedBook } from "./book.ts";
import { type Answer, type Answers, excelAnswers } from "./excel-answers.ts";
import { listening, paneFiles } from "./pane-site.ts";
import type { ExcelProfile } from "./profiles.ts";
import { makeServer, type OfficeServer } from "./server.ts";
import { openFramed } from "./web-host.ts";

export interface OpenPane extends OpenPage {
  readonly server: OfficeServer;
  /** Where the pane is: the page itself, or a frame of Excel on the web. */
  readonly frame: Frame;
}

interface PaneOptions extends Omit<PageOptions, "origin"> {
  readonly root: string;
  readonly book: EmulatedBook;
  readonly profile: ExcelProfile;
  readonly address?: string;
  /** Excel that never answers. */
  readonly silent?: boolean;
  /** Answers in place of the emulator's own (a recording played back). */
  readonly answers?: Answers;
}

export async function openPane(options: PaneOptions): Promise<OpenPane> {
  const { root, book, profile, silent, answers, address = "taskpane.html", ...browser } = options;
  const server = makeServer(book);
  server.payloadLimit = profile.payloadLimit;
  book.refusesCharts = profile.platform === "OfficeOnline";
  const answer = silent === true ? (): Promise<Answer> => new Promise(() => undefined) : (answers ?? excelAnswers(server));
  if (profile.platform === "OfficeOnline") return { ...(await openFramed({ root, address, profile, answer, book, browser })), server };
  const site = createServer(paneFiles(root));
  const origin = `http://127.0.0.1:${await listening(site)}`;
  const opened = await openBrowser({ ...browser, origin });
  const carried = new Map<number, string>();
  await opened.page.exposeBinding("__carry", (_, key: number, piece: string) => void carried.set(key, (carried.get(key) ?? "") + piece));
  await opened.page.exposeBinding("__excel", async (_, id: number, parameters: unknown, key?: number) => answer(id, key === undefined ? parameters : [takeOut(carried, key), ...(parameters as readonly unknown[]).slice(1)]));
  await opened.page.addInitScript(installWindowExternal, { version: profile.version, matrix: JSON.stringify(profile.sets), silent: silent === true });
  await opened.page.goto(`${origin}/${address}`);
  return {
    ...opened, server, frame: opened.page.mainFrame(),
    close: async () => {
      await opened.close();
      site.close();
    },
  };
}

function takeOut(carried: Map<number, string>, key: number): string {
  const text = carried.get(key) ?? "";
  carried.delete(key);
  return text;
}

interface External {
  [name: string]: unknown;
}

/** Runs in the page before any script of it. Arrays come as COM gives them: objects with `toArray`, `getItem` and bounds. */
function installWindowExternal(facts: { readonly version: string; readonly matrix: string; readonly silent: boolean }): void {
  const host = globalThis as unknown as { readonly __excel: (id: number, parameters: unknown, key?: number) => Promise<Answer>; readonly __carry: (key: number, piece: string) => Promise<void> };
  const FILE_SLICE_ID = 80;
  const RICH_API_ID = 93;
  const PIECE = 1 << 20;
  let keys = 0;
  // One long text through the binding would hold the page for as long as it takes to copy it through the debugger's protocol: that is this emulator's cost, not Excel's.
  const send = async (id: number, parameters: readonly unknown[]): Promise<Answer> => {
    const [text] = id === RICH_API_ID ? parameters : [];
    if (typeof text !== "string" || text.length <= PIECE) return host.__excel(id, parameters);
    keys += 1;
    const key = keys;
    for (let at = 0; at < text.length; at += PIECE) await host.__carry(key, text.slice(at, at + PIECE));
    return host.__excel(id, ["", ...parameters.slice(1)], key);
  };
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
    void send(id, id === RICH_API_ID ? [4, 0].map((i) => ((parameters as readonly unknown[])[0] as readonly unknown[])[i]) : (parameters as readonly unknown[])).then(({ status, payload }) => {
      const items = payload?.map((item, i) => (id === FILE_SLICE_ID && i === 0 ? comArray(Array.from(atob(String(item)), (char) => char.charCodeAt(0))) : item));
      done(comArray([status, items === undefined ? null : comArray(items)]), status);
    });
  };
  external["RegisterEvent"] = (_: number, __: unknown, ___: unknown, done: (status: number) => void) => done(0);
  external["UnregisterEvent"] = (_: number, __: unknown, done: (status: number) => void) => done(0);
}
