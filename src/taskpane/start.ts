import type { BookHost } from "../excel/book-host.ts";
import { makeController } from "./controller.ts";
import type { Step } from "./state.ts";
import { makePage } from "./view/page.ts";
import { makeWorkClient } from "./work/client.ts";

/** Brings the page up, with or without a workbook beside it. */
export function startPane(root: HTMLElement, startWorker: () => Worker, host: BookHost | undefined): void {
  const controller = makeController(makeWorkClient(startWorker), host, goalOf(new URLSearchParams(location.search).get("step")));
  controller.watch(makePage(root, controller.actions, host?.version ?? null));
}

/** `?step=` of the ribbon's buttons (manifest.xml) → how far the first reading goes by itself. */
const goalOf = (step: string | null): Step => (step === "validate" ? "issues" : step === "score" ? "score" : step === "distribute" ? "files" : "tables");
