/** Entry of the hosted page: inside Excel, or in a browser without it. */
import { connectExcel } from "../excel/connect.ts";
import { startPane } from "./start.ts";
import { TEXT } from "./wording.ts";

const startWorker = (): Worker => new Worker(new URL("./work/worker.ts", import.meta.url));

async function boot(root: HTMLElement): Promise<void> {
  root.textContent = TEXT.waitingExcel;
  const connection = await connectExcel();
  startPane(root, startWorker, connection.kind === "excel" ? connection.host : undefined);
  const notice = { excel: undefined, outside: TEXT.withoutExcel, silent: TEXT.noAnswer, no_office: TEXT.noOffice, old: TEXT.oldExcel }[connection.kind];
  if (notice === undefined) return;
  const line = document.createElement("p");
  line.id = "excel-notice";
  line.className = connection.kind === "outside" ? "quiet" : "problem";
  line.textContent = notice;
  root.querySelector("header")?.append(line);
}

const root = document.getElementById("pane");
if (root !== null) void boot(root);
