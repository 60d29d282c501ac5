/**
 * The built pane in Chromium as in Excel on the web: SharePoint's page holds Excel's frame, Excel's frame holds the pane's, each of a site of its own, and
 * office.js speaks to the frame around it by `postMessage` (excel-web-16.00.js: `XdmCommunicationManager`, `OSF.DDA.WAC.Delegate`). The names are
 * Microsoft's and lead to this machine, because office.js trusts only them and the pane's `frame-ancestors` names them.
 */
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import type { Frame, Page } from "playwright-core";
import { certificateFor } from "../support/certificate.ts";
import { type OpenPage, openBrowser, type PageOptions } from "../support/browser.ts";
import type { EmulatedBook } from "./book.ts";
import type { Answer, Answers } from "./excel-answers.ts";
import { listening, paneFiles } from "./pane-site.ts";
import type { ExcelProfile } from "./profiles.ts";

export const PANE = "daicho.city.example";
export const EXCEL = "jpn-excel.officeapps.live.com";
export const SHAREPOINT = "city.sharepoint.com";

interface Framed {
  readonly root: string;
  readonly address: string;
  readonly profile: ExcelProfile;
  readonly book: EmulatedBook;
  readonly answer: Answers;
  readonly browser: Omit<PageOptions, "origin">;
}

/** Opens the pane in its frames; `frame` is the pane's. */
export async function openFramed({ root, address, profile, book, answer, browser }: Framed): Promise<OpenPage & { readonly frame: Frame }> {
  const site = await openWebSite(root, [SHAREPOINT, EXCEL]);
  const opened = await openBrowser({ framesStore: true, ...browser, ...site.browser });
  await opened.page.exposeBinding("__excel", async (_, id: number, parameters: unknown) => answer(id, parameters));
  await opened.page.addInitScript(installExcelOnTheWeb, { excel: `https://${EXCEL}`, pane: `https://${PANE}`, address, version: profile.version, matrix: JSON.stringify(profile.sets), book: book.name });
  await opened.page.goto(`https://${SHAREPOINT}/?${new URLSearchParams({ frame: `https://${EXCEL}/` }).toString()}`);
  return {
    ...opened, frame: await frameOf(opened.page, PANE),
    close: async () => {
      await opened.close();
      site.close();
    },
  };
}

/** The frame of a site, once it is there. */
async function frameOf(page: Page, host: string): Promise<Frame> {
  for (;;) {
    const found = page.frames().find((frame) => new URL(frame.url() || "about:blank").host === host);
    if (found !== undefined) return found;
    await page.waitForEvent("framenavigated", { timeout: 30_000 });
  }
}

export interface WebSite {
  readonly browser: Pick<PageOptions, "origin" | "around" | "switches" | "anyCertificate">;
  readonly close: () => void;
}

/** One server for many sites, told apart by name: the pane's, and others whose page holds in a frame whatever `?frame=` says (and an icon, `?icon=`). */
export async function openWebSite(root: string, others: readonly string[]): Promise<WebSite> {
  const sites: Readonly<Record<string, RequestListener>> = { [PANE]: paneFiles(root), ...Object.fromEntries(others.map((host) => [host, framingPage])) };
  const server = createServer(certificateFor(PANE), (request, response) => sites[request.headers.host ?? ""]?.(request, response));
  const port = await listening(server);
  const lead = Object.keys(sites).map((host) => `MAP ${host}:443 127.0.0.1:${port}`).join(",");
  return {
    browser: { origin: `https://${PANE}/`, around: others.map((host) => `https://${host}/`), switches: [`--host-resolver-rules=${lead},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`], anyCertificate: true },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const framingPage: RequestListener = ({ url = "/" }, response) => {
  const asked = new URL(url, "https://x").searchParams;
  const attribute = (name: string): string => (asked.get(name) === null ? "" : ` src="${asked.get(name)?.replaceAll("&", "&amp;").replaceAll('"', "&quot;") ?? ""}"`);
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(`<!doctype html><html lang="ja"><title>Excel</title><link rel="icon" href="data:,"><body style="margin:0"><img alt=""${attribute("icon")}><iframe title="Excel" width="400" height="700" style="border:0;display:block"${attribute("frame")}></iframe></html>`);
};

interface Facts {
  readonly excel: string;
  readonly pane: string;
  readonly address: string;
  readonly version: string;
  readonly matrix: string;
  readonly book: string;
}

/** A message of office.js, as far as Excel has to read it. */
interface Message {
  readonly _messageType: number;
  readonly _actionType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _data: { readonly DdaMethod?: { readonly DispatchId: number }; readonly ArrayData?: readonly unknown[]; readonly [place: number]: unknown };
}

/** Runs in every frame before its scripts, and does something in Excel's alone: opens the pane as Excel does and answers it. */
function installExcelOnTheWeb(facts: Facts): void {
  if (location.origin !== facts.excel) return;
  const host = globalThis as unknown as { readonly __excel: (id: number, parameters: unknown) => Promise<Answer>; said: string[] };
  const [REQUEST, RESPONSE, INVOKE] = [0, 1, 0] as const;
  const CALL_IDS = { open: 77, slice: 80, close: 81, richApi: 93 };
  const sliceSizes = new Map<unknown, number>();
  host.said = [];

  /** `Data` of the batches; numbered members of the file's. */
  async function execute(data: Message["_data"]): Promise<object> {
    const id = data.DdaMethod?.DispatchId ?? 0;
    const [handle, index] = [data[2], Number(data[3])]; // 0: file type, 1: size of a slice, 2: handle, 3: number of the slice
    const size = sliceSizes.get(handle) ?? 0;
    const parameters = id === CALL_IDS.richApi ? [data.ArrayData?.[4], data.ArrayData?.[0]] : id === CALL_IDS.slice ? [handle, index * size, size] : [handle];
    const { status, payload = [] } = await host.__excel(id, parameters);
    if (status !== 0) return { Version: 1, Error: status };
    if (id === CALL_IDS.richApi) return { Version: 1, Error: 0, Data: payload };
    if (id === CALL_IDS.open) sliceSizes.set(payload[0], Number(data[1]));
    const first = id === CALL_IDS.slice ? Array.from(atob(String(payload[0])), (char) => char.charCodeAt(0)) : payload[0];
    return { Version: 1, Error: 0, 0: first, 1: payload[1] };
  }

  const context = {
    _id: "daicho", _appName: 16, _appVersion: "16.00", _appUILocale: "ja-JP", _dataLocale: "ja-JP", _docUrl: `https://city.sharepoint.com/${facts.book}`, _clientMode: 0, _settings: [], _reason: 1, _osfControlType: 1, _eToken: "",
    _requirementMatrix: facts.matrix, _hostFullVersion: facts.version, _appInstanceId: "1",
  };
  async function answer(message: Message): Promise<unknown> {
    if (message._actionType !== INVOKE) return { Error: 0 };
    if (message._actionName === "ContextActivationManager_getAppContextAsync") return context;
    return message._actionName === "executeMethod" ? execute(message._data) : null;
  }

  addEventListener("message", (event) => {
    if (event.origin !== facts.pane || typeof event.data !== "string") return;
    const message = JSON.parse(event.data) as Message;
    if (message._messageType !== REQUEST) return;
    host.said.push(message._actionName);
    const { _actionName, _conversationId, _correlationId } = message;
    void answer(message).then((_data) => (event.source as Window).postMessage(JSON.stringify({ _messageType: RESPONSE, _actionName, _conversationId, _correlationId, _origin: location.origin, _data, _errorCode: 0, _responseType: 0, _serializerVersion: 1 }), facts.pane));
  });
  addEventListener("DOMContentLoaded", () => {
    const place = new URL(facts.address, `${facts.pane}/`);
    place.searchParams.set("_host_Info", "Excel$Web$16.00$ja-JP$daicho$$disableLogging$0");
    place.hash = `&_xdm_Info=${encodeURIComponent(`conversation|daicho|${location.href}`)}&_serializer_version=1`;
    document.querySelector("iframe")?.setAttribute("src", place.href);
  });
}
