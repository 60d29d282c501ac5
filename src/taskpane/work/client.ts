import { type Refusal, refusal } from "../../core/model/refusal.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { TEXT } from "../wording.ts";
import type { WorkAnswer, WorkRequest, WorkViews } from "./messages.ts";

/** The page's end of the worker. */
export interface WorkClient {
  /** Resolves with the view, a refusal, or `"cancelled"`. */
  readonly ask: <R extends WorkRequest>(request: R, onProgress: Progress) => Promise<Result<WorkViews[R["kind"]], Refusal> | "cancelled">;
  /** Ends a running question at once; what the worker held is gone. Nothing happens when none is running. */
  readonly cancel: () => void;
}

export type Progress = (stage: string, done: number, total: number) => void;

interface Waiting {
  readonly id: number;
  readonly onProgress: Progress;
  readonly settle: (outcome: Result<never, Refusal> | Result<WorkViews[keyof WorkViews], Refusal> | "cancelled") => void;
}

/** A worker that is started when first needed and anew after a cancel. */
export function makeWorkClient(start: () => Worker): WorkClient {
  let worker: Worker | undefined;
  let waiting: Waiting | undefined;
  let last = 0;

  const finish = (outcome: Parameters<Waiting["settle"]>[0]): void => {
    const { settle } = waiting ?? {};
    waiting = undefined;
    settle?.(outcome);
  };
  const hear = ({ data }: MessageEvent<WorkAnswer>): void => {
    if (data.kind === "progress") waiting?.onProgress(data.stage, data.done, data.total);
    else if (data.id !== waiting?.id) return;
    else if (data.kind === "done") finish(ok(data.view));
    else if (data.kind === "refused") finish(err(data.refusal));
    else finish(err({ ...refusal(TEXT.broken), detail: data.detail } as Refusal));
  };
  const open = (): Worker => {
    const started = start();
    started.addEventListener("message", hear);
    started.addEventListener("error", (event) => finish(err({ ...refusal(TEXT.noWorker), detail: event.message } as Refusal)));
    return started;
  };

  return {
    ask: (request, onProgress) => new Promise((settle) => {
      if (waiting !== undefined) throw new Error("one question at a time");
      worker ??= open();
      last += 1;
      waiting = { id: last, onProgress, settle: settle as Waiting["settle"] };
      worker.postMessage({ id: last, request });
    }),
    cancel: () => {
      if (waiting === undefined) return;
      worker?.terminate();
      worker = undefined;
      finish("cancelled");
    },
  };
}
