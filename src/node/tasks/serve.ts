import { readFile, stat } from "node:fs/promises";
import { createServer as createHttp, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import { join, resolve, sep } from "node:path";
import { err, ok, type Result } from "../../core/model/result.ts";
import { headersOf, type OfficeJs, officeJsOf } from "../pane-headers.ts";
import { describeSystemError } from "../system-error.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";
import type { Task } from "./task.ts";

export interface ServeOptions {
  /** Default 3000. */
  readonly port?: string;
  /** PEM files of the body's certificate and its key: HTTPS for the whole office. Without them only this machine is served, over HTTP. */
  readonly cert?: string;
  readonly key?: string;
}

const USUAL_PORT = 3000;

/** Hosts the task pane until the process is ended. Answers GET and HEAD of the built files, nothing else. */
export const serve: Task<ServeOptions> = async (options, ports) => {
  const port = options.port === undefined ? USUAL_PORT : Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return err(refusal(`ポート番号（--port）「${options.port}」が読めません。1 から 65535 までの整数です。`));
  if ((options.cert === undefined) !== (options.key === undefined)) return err(refusal("証明書（--cert）と鍵（--key）は両方そろえて指定してください。"));
  const root = resolve(import.meta.dirname, "pane");
  if (!(await isFile(join(root, "taskpane.html")))) return err(refusal("画面のファイルが見つかりません。npm run build を実行してから、node dist/daicho.js serve で起動してください。"));
  const officeJs = officeJsOf(await readFile(join(root, "taskpane.html"), "utf8"));
  const made = await makeServer(options, (request, response) => void answer({ root, officeJs }, request, response));
  if (!made.ok) return made;
  return listen(made.value, port, options.cert !== undefined, ports.progress);
};

async function makeServer(options: ServeOptions, listener: RequestListener): Promise<Result<Server, Refusal>> {
  if (options.cert === undefined || options.key === undefined) return ok(createHttp(listener));
  try {
    return ok(createHttps({ cert: await readFile(options.cert), key: await readFile(options.key), minVersion: "TLSv1.2" }, listener));
  } catch (error) {
    return err(refusal(describeSystemError(error, `${options.cert}・${options.key}`)));
  }
}

function listen(server: Server, port: number, secure: boolean, progress: (stage: string, done: number, total: number) => void): ReturnType<Task<ServeOptions>> {
  return new Promise((settle) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const message = error.code === "EADDRINUSE" ? `ポート ${port} はほかのプログラムが使っています。--port で別の番号を指定してください。` : describeSystemError(error, `ポート ${port}`);
      settle(err(refusal(message)));
    });
    server.listen(port, secure ? undefined : "127.0.0.1", () => {
      const address = server.address();
      const actual = typeof address === "object" && address !== null ? address.port : port;
      progress(`${secure ? "https" : "http"}://localhost:${actual}/taskpane.html で画面を公開しています（Ctrl+C で終わります）`, 0, 0);
    });
    process.once("SIGINT", () => server.close(() => settle(ok({ lines: ["公開を終わりました。"], json: { port }, errors: 0 }))));
    process.once("SIGTERM", () => server.close(() => settle(ok({ lines: ["公開を終わりました。"], json: { port }, errors: 0 }))));
  });
}

const isFile = async (path: string): Promise<boolean> => stat(path).then((found) => found.isFile(), () => false);

/** The file a request path names inside `root`; undefined when it would leave it or is no file. */
export async function fileFor(root: string, url: string): Promise<string | undefined> {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const full = resolve(root, `.${path === "/" ? "/taskpane.html" : path}`);
  if (path.includes("\0") || !full.startsWith(root + sep) || !(await isFile(full))) return undefined;
  return full;
}

interface Site {
  readonly root: string;
  /** Of the build that is served: its policy lets exactly that office.js in. */
  readonly officeJs: OfficeJs;
}

async function answer({ root, officeJs }: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405, { Allow: "GET, HEAD" }).end();
  const file = await fileFor(root, request.url ?? "/");
  if (file === undefined) return void response.writeHead(404, headersOf("404.txt", officeJs)).end("ありません\n");
  const body = await readFile(file);
  response.writeHead(200, { ...headersOf(file, officeJs), "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}
