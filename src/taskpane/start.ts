import type { BookHost } from "../excel/book-host.ts";
import { makeController } from "./controller.ts";
import { makePage } from "./view/page.ts";
import { makeWorkClient } from "./work/client.ts";

/** Brings the page up, with or without a workbook beside it. */
export function startPane(root: HTMLElement, startWorker: () => Worker, host: BookHost | undefined): void {
  const controller = makeController(makeWorkClient(startWorker), host);
  controller.watch(makePage(root, controller.actions, host?.version ?? null));
}
